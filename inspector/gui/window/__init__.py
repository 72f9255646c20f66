"""The frame around the pages: rail, header, status line, menus, palette, and what to do when something goes wrong."""
