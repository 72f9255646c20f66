"""Cameras: each gives frames by the `Camera` protocol, and a `Reader` keeps the newest one at hand.

usb.py      USB cameras and whatever else the system offers through OpenCV
folder.py   a watched folder: every new image file is a frame
video.py    a video file
"""
