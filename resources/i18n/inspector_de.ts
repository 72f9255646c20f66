<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>Application</name>
  <message>
   <location filename="gui/app.py" />
   <source>The settings could not be read. They were kept as {file}; the usual ones are used.</source>
   <translation>Die Einstellungen waren nicht lesbar. Sie wurden als {file} aufgehoben; es gelten die üblichen.</translation>
  </message>
 </context>
 <context>
  <name>Banner</name>
  <message>
   <location filename="gui/widgets/banner.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
 </context>
 <context>
  <name>BinRow</name>
  <message>
   <location filename="gui/pages/images/bin_row.py" />
   <source>1 image</source>
   <translation>1 Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/bin_row.py" />
   <source>{n} images</source>
   <translation>{n} Bilder</translation>
  </message>
 </context>
 <context>
  <name>Bins</name>
  <message>
   <location filename="gui/pages/images/bins.py" />
   <source>All images</source>
   <translation>Alle Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/images/bins.py" />
   <source>Drop or drag photos here</source>
   <translation>Fotos hierher ziehen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/bins.py" />
   <source>Make a kind of anomaly: a folder of its own</source>
   <translation>Eine Art von Anomalie anlegen: sie hat einen eigenen Ordner</translation>
  </message>
  <message>
   <location filename="gui/pages/images/bins.py" />
   <source>Name of the kind</source>
   <translation>Name der Art</translation>
  </message>
  <message>
   <location filename="gui/pages/images/bins.py" />
   <source>New kind</source>
   <translation>Neue Art</translation>
  </message>
  <message>
   <location filename="gui/pages/images/bins.py" />
   <source>Remove the empty kind</source>
   <translation>Leere Art entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/bins.py" />
   <source>Rename…	F2</source>
   <translation>Umbenennen …	F2</translation>
  </message>
 </context>
 <context>
  <name>BundleCard</name>
  <message>
   <location filename="gui/pages/results/bundle_card.py" />
   <source>AUROC</source>
   <translation>AUROC</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_card.py" />
   <source>As measured when it was trained</source>
   <translation>Wie beim Training gemessen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_card.py" />
   <source>Cannot be used. Rest the mouse here to read why.</source>
   <translation>Nicht verwendbar. Den Grund zeigt der Mauszeiger.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_card.py" />
   <source>Escaped</source>
   <translation>Schlupf</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_card.py" />
   <source>False rejects</source>
   <translation>Fehlalarme</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_card.py" />
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_card.py" />
   <source>On {n} images that it never saw</source>
   <translation>An {n} Bildern, die es nie gesehen hat</translation>
  </message>
 </context>
 <context>
  <name>BundleList</name>
  <message>
   <location filename="gui/pages/results/bundle_list.py" />
   <source>An older bundle can be used again at any time.</source>
   <translation>Ein älteres Bündel kann jederzeit wieder verwendet werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_list.py" />
   <source>Bundles</source>
   <translation>Bündel</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_list.py" />
   <source>Choose the bundle to compare {name} with.</source>
   <translation>Das Bündel wählen, mit dem {name} verglichen wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_list.py" />
   <source>Compare with {name}</source>
   <translation>Mit {name} vergleichen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_list.py" />
   <source>Compare…</source>
   <translation>Vergleichen …</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_list.py" />
   <source>Judge the same images with two bundles</source>
   <translation>Dieselben Bilder mit zwei Bündeln beurteilen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/bundle_list.py" />
   <source>Use this bundle</source>
   <translation>Dieses Bündel verwenden</translation>
  </message>
 </context>
 <context>
  <name>Camera</name>
  <message>
   <location filename="gui/cameras.py" />
   <source>A video is as it was taken: there is nothing to set.</source>
   <translation>Ein Video ist, wie es aufgenommen wurde: Es gibt nichts einzustellen.</translation>
  </message>
  <message>
   <location filename="gui/cameras.py" />
   <source>Camera lost {n} s ago. Trying again.</source>
   <translation>Kamera vor {n} s verloren. Neuer Versuch läuft.</translation>
  </message>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>Exposure</source>
   <translation>Belichtung</translation>
  </message>
  <message>
   <location filename="gui/cameras.py" />
   <source>Exposure and the like can be set while the camera runs.</source>
   <translation>Belichtung und Ähnliches lassen sich einstellen, während die Kamera läuft.</translation>
  </message>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>Focus</source>
   <translation>Fokus</translation>
  </message>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>Gain</source>
   <translation>Verstärkung</translation>
  </message>
  <message>
   <location filename="gui/cameras.py" />
   <source>No camera is chosen: there is nothing to set.</source>
   <translation>Keine Kamera gewählt: Es gibt nichts einzustellen.</translation>
  </message>
  <message>
   <location filename="gui/cameras.py" />
   <source>Photos of a folder are as they were taken: there is nothing to set.</source>
   <translation>Fotos eines Ordners sind, wie sie aufgenommen wurden: Es gibt nichts einzustellen.</translation>
  </message>
  <message>
   <location filename="gui/cameras.py" />
   <source>Same picture for {n} s. Is the lens covered?</source>
   <translation>Seit {n} s dasselbe Bild. Objektiv verdeckt?</translation>
  </message>
  <message>
   <location filename="gui/cameras.py" />
   <source>The driver of this camera offers nothing to set.</source>
   <translation>Der Treiber dieser Kamera bietet nichts zum Einstellen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>White balance</source>
   <translation>Weißabgleich</translation>
  </message>
 </context>
 <context>
  <name>CameraButton</name>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>Camera settings</source>
   <translation>Kameraeinstellungen</translation>
  </message>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>Camera settings: exposure and the like</source>
   <translation>Kameraeinstellungen: Belichtung und Ähnliches</translation>
  </message>
 </context>
 <context>
  <name>CameraFeed</name>
  <message>
   <location filename="gui/pages/images/camera_feed.py" />
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
 </context>
 <context>
  <name>CameraFinder</name>
  <message>
   <location filename="gui/cameras.py" />
   <source>Looking for cameras</source>
   <translation>Kameras werden gesucht</translation>
  </message>
 </context>
 <context>
  <name>CameraPanel</name>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>1 photo taken.</source>
   <translation>1 Foto aufgenommen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>A video file…</source>
   <translation>Eine Videodatei …</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Bin that the photos go to</source>
   <translation>Fach, in das die Fotos kommen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Connecting…</source>
   <translation>Verbindung wird aufgebaut …</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>From camera</source>
   <translation>Von der Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Goes to</source>
   <translation>Kommt in</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Look for cameras again</source>
   <translation>Noch einmal nach Kameras suchen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Looking for cameras…</source>
   <translation>Kameras werden gesucht …</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>No camera</source>
   <translation>Keine Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>No camera was found. Plug one in, then look again with the button above.</source>
   <translation>Keine Kamera gefunden. Schließen Sie eine an und suchen Sie mit der Schaltfläche oben noch einmal.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>No more frames.</source>
   <translation>Keine weiteren Bilder.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Photos from a video</source>
   <translation>Fotos aus einem Video</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Ready.</source>
   <translation>Bereit.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Space</source>
   <translation>Leertaste</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Take photo</source>
   <translation>Foto aufnehmen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>{n} photos taken.</source>
   <translation>{n} Fotos aufgenommen.</translation>
  </message>
 </context>
 <context>
  <name>Card</name>
  <message>
   <location filename="gui/plots/card.py" />
   <source>More for {title}</source>
   <translation>Mehr zu {title}</translation>
  </message>
 </context>
 <context>
  <name>ChangeField</name>
  <message>
   <location filename="gui/pages/train/fields.py" />
   <source>Strength of {word}</source>
   <translation>Stärke: {word}</translation>
  </message>
 </context>
 <context>
  <name>Changes</name>
  <message>
   <location filename="gui/changes.py" />
   <source>1 image</source>
   <translation>1 Bild</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>Undo: {what}</source>
   <translation>Rückgängig: {what}</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>add photos</source>
   <translation>Fotos hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>add photos to {bin}</source>
   <translation>Fotos zu {bin} hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>delete {images}</source>
   <translation>{images} löschen</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>move {images} to {bin}</source>
   <translation>{images} nach {bin} verschieben</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>new kind {kind}</source>
   <translation>neue Art {kind}</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>remove kind {kind}</source>
   <translation>Art {kind} entfernen</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>rename kind {old} to {new}</source>
   <translation>Art {old} in {new} umbenennen</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>take a photo for {bin}</source>
   <translation>Foto für {bin} aufnehmen</translation>
  </message>
  <message>
   <location filename="gui/changes.py" />
   <source>{n} images</source>
   <translation>{n} Bilder</translation>
  </message>
 </context>
 <context>
  <name>Choosing</name>
  <message>
   <location filename="gui/pages/live/choosing.py" />
   <source>Play a video as if it were a camera</source>
   <translation>Ein Video abspielen, als wäre es eine Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/live/choosing.py" />
   <source>Watch a folder: every new photo in it is judged</source>
   <translation>Einen Ordner beobachten: jedes neue Foto darin wird beurteilt</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <location filename="gui/window/commands.py" />
   <source>All commands…</source>
   <translation>Alle Befehle …</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>All projects</source>
   <translation>Alle Projekte</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Close the project</source>
   <translation>Projekt schließen</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Dark theme</source>
   <translation>Dunkles Design</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Full screen</source>
   <translation>Vollbild</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Guide to this page</source>
   <translation>Anleitung zu dieser Seite</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Light theme</source>
   <translation>Helles Design</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>New project…</source>
   <translation>Neues Projekt …</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Open project…</source>
   <translation>Projekt öffnen …</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Open the menu</source>
   <translation>Menü öffnen</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Save diagnostics…</source>
   <translation>Diagnose speichern …</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Show the log files</source>
   <translation>Protokolldateien zeigen</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Show the project in the file manager</source>
   <translation>Projekt im Dateimanager zeigen</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Theme as the system has it</source>
   <translation>Design wie im System</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <location filename="gui/window/commands.py" />
   <source>View</source>
   <translation>Ansicht</translation>
  </message>
 </context>
 <context>
  <name>CompareView</name>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>AUROC</source>
   <translation>AUROC</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>Back to the figures</source>
   <translation>Zurück zu den Zahlen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>Both judge every image alike.</source>
   <translation>Beide beurteilen jedes Bild gleich.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>Both judged the same {n} images that neither of them saw: {good} good, {anomaly} anomaly.</source>
   <translation>Beide haben dieselben {n} Bilder beurteilt, die keines von ihnen gesehen hat: {good} gut, {anomaly} Anomalie.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>Escaped</source>
   <translation>Schlupf</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>False rejects</source>
   <translation>Fehlalarme</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>There is no labelled image that neither of them saw, so there is nothing to compare.</source>
   <translation>Es gibt kein eingeordnetes Bild, das keines der beiden gesehen hat: nichts zu vergleichen.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>To review</source>
   <translation>Zu prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>Use {name}</source>
   <translation>{name} verwenden</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>{before} and {after}</source>
   <translation>{before} und {after}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/compare.py" />
   <source>{n} judged differently: {better} better by {after}, {worse} worse</source>
   <translation>{n} anders beurteilt: {better} besser durch {after}, {worse} schlechter</translation>
  </message>
 </context>
 <context>
  <name>CountsCard</name>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>At these thresholds</source>
   <translation>Bei diesen Schwellen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>It takes labelled anomalies to count them.</source>
   <translation>Dazu braucht es eingeordnete Anomalien.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>No labelled image is left that it never saw.</source>
   <translation>Kein eingeordnetes Bild ist übrig, das es nie gesehen hat.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>Show it</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>escaped</source>
   <translation>Schlupf</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>escapes unknown</source>
   <translation>Schlupf unbekannt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>false reject</source>
   <translation>Fehlalarm</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>false rejects</source>
   <translation>Fehlalarme</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>of the images that set the limits: asked for, not measured</source>
   <translation>der Bilder, die die Grenzen setzen: gefordert, nicht gemessen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/counts.py" />
   <source>to review</source>
   <translation>zu prüfen</translation>
  </message>
 </context>
 <context>
  <name>CrashDialog</name>
  <message>
   <location filename="gui/window/crash.py" />
   <source>Also in {folder}</source>
   <translation>Auch in {folder}</translation>
  </message>
  <message>
   <location filename="gui/window/crash.py" />
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <location filename="gui/window/crash.py" />
   <source>Copy details</source>
   <translation>Einzelheiten kopieren</translation>
  </message>
  <message>
   <location filename="gui/window/crash.py" />
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <location filename="gui/window/crash.py" />
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <location filename="gui/window/crash.py" />
   <source>Something unexpected happened</source>
   <translation>Etwas Unerwartetes ist geschehen</translation>
  </message>
  <message>
   <location filename="gui/window/crash.py" />
   <source>This is a fault of Inspector. Photos, labels and bundles are safe: each change is saved when it is made. You can go on; if something looks wrong, close the window and start again. Please send these details to whoever looks after this PC.</source>
   <translation>Das ist ein Fehler von Inspector. Fotos, Einordnungen und Bündel sind sicher: jede Änderung wird sofort gespeichert. Sie können weiterarbeiten; sieht etwas falsch aus, schließen Sie das Fenster und starten Sie neu. Bitte geben Sie diese Einzelheiten an die Person weiter, die diesen PC betreut.</translation>
  </message>
 </context>
 <context>
  <name>CurvePanel</name>
  <message>
   <location filename="gui/plots/roc.py" />
   <source>A curve needs good images and anomalies.</source>
   <translation>Eine Kurve braucht gute Bilder und Anomalien.</translation>
  </message>
  <message>
   <location filename="gui/plots/roc.py" />
   <source>Precision–recall</source>
   <translation>Precision–Recall</translation>
  </message>
  <message>
   <location filename="gui/plots/roc.py" />
   <source>ROC</source>
   <translation>ROC</translation>
  </message>
  <message>
   <location filename="gui/plots/roc.py" />
   <source>anomalies found, %</source>
   <translation>Anomalien gefunden, %</translation>
  </message>
  <message>
   <location filename="gui/plots/roc.py" />
   <source>chance</source>
   <translation>Zufall</translation>
  </message>
  <message>
   <location filename="gui/plots/roc.py" />
   <source>good rejected, %</source>
   <translation>Gute aussortiert, %</translation>
  </message>
  <message>
   <location filename="gui/plots/roc.py" />
   <source>of those called, %</source>
   <translation>der Gemeldeten, %</translation>
  </message>
 </context>
 <context>
  <name>Curves</name>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>chance</source>
   <translation>Zufall</translation>
  </message>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>chance, held out</source>
   <translation>Zufall, Prüfbilder</translation>
  </message>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>held out</source>
   <translation>Prüfbilder</translation>
  </message>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>labels</source>
   <translation>Einordnung</translation>
  </message>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>labels, kNN</source>
   <translation>Einordnung, kNN</translation>
  </message>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>last run</source>
   <translation>letzter Lauf</translation>
  </message>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>training</source>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="gui/plots/curves.py" />
   <source>validation</source>
   <translation>Validierung</translation>
  </message>
 </context>
 <context>
  <name>Demo</name>
  <message>
   <location filename="gui/pages/start/demo.py" />
   <source>Looking at the demo</source>
   <translation>Die Demo wird gesucht</translation>
  </message>
  <message>
   <location filename="gui/pages/start/demo.py" />
   <source>The demo</source>
   <translation>Die Demo</translation>
  </message>
  <message>
   <location filename="gui/pages/start/demo.py" />
   <source>The demo is being made. It goes on where it was when you try it again.</source>
   <translation>Die Demo entsteht. Beim nächsten Versuch geht es dort weiter, wo sie war.</translation>
  </message>
 </context>
 <context>
  <name>DemoCard</name>
  <message>
   <location filename="gui/pages/start/demo_card.py" />
   <source>A trained project of drawn parts.</source>
   <translation>Ein trainiertes Projekt aus gezeichneten Teilen.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/demo_card.py" />
   <source>Demo: woven fabric</source>
   <translation>Demo: gewebter Stoff</translation>
  </message>
  <message>
   <location filename="gui/pages/start/demo_card.py" />
   <source>Drawn parts, trained here in about a minute.</source>
   <translation>Gezeichnete Teile, etwa 1 Minute.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/demo_card.py" />
   <source>Making the demo</source>
   <translation>Die Demo entsteht</translation>
  </message>
  <message>
   <location filename="gui/pages/start/demo_card.py" />
   <source>Open the demo</source>
   <translation>Demo öffnen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/demo_card.py" />
   <source>Try the demo</source>
   <translation>Demo ausprobieren</translation>
  </message>
 </context>
 <context>
  <name>Detail</name>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>, limit {limit}</source>
   <translation>, Grenze {limit}</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>, review limit {limit}</source>
   <translation>, Prüfgrenze {limit}</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Bundle</source>
   <translation>Bündel</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Choose an inspection to see it here</source>
   <translation>Wählen Sie eine Inspektion, um sie hier zu sehen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Inspected</source>
   <translation>Geprüft</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Its photo was not kept, so your answer is noted, and nothing is filed.</source>
   <translation>Das Foto wurde nicht aufgehoben; Ihr Urteil ist vermerkt, abgelegt wird nichts.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Kind of anomaly</source>
   <translation>Art der Anomalie</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Newer inspection (Up)</source>
   <translation>Neuere Inspektion (Auf)</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>No inspection chosen</source>
   <translation>Keine Inspektion gewählt</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>No picture was kept</source>
   <translation>Es wurde kein Bild aufgehoben</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Older inspection (Down)</source>
   <translation>Ältere Inspektion (Ab)</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Open in Images</source>
   <translation>In Bilder öffnen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Record</source>
   <translation>Eintrag</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Say which kind of anomaly it is</source>
   <translation>Angeben, welche Art von Anomalie es ist</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>There is no photo of it to file.</source>
   <translation>Es gibt kein Foto davon, das sich ablegen ließe.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Time taken</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>What is it really?</source>
   <translation>Was ist es wirklich?</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>You said: {what}.</source>
   <translation>Ihr Urteil: {what}.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>Your answer files the photo in Images.</source>
   <translation>Ihre Antwort legt das Foto unter Bilder ab.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>row {n}</source>
   <translation>Zeile {n}</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>{anomaly}: {kind}</source>
   <translation>{anomaly}: {kind}</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>{bundle}, limits {review} and {anomaly}</source>
   <translation>{bundle}, Grenzen {review} und {anomaly}</translation>
  </message>
  <message>
   <location filename="gui/pages/history/detail.py" />
   <source>{n} of {total}</source>
   <translation>{n} von {total}</translation>
  </message>
 </context>
 <context>
  <name>DetailTable</name>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>A call is</source>
   <translation>Als Meldung gilt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>AUROC</source>
   <translation>AUROC</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Average precision</source>
   <translation>Mittlere Precision</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Balanced accuracy</source>
   <translation>Ausgewogene Genauigkeit</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>F1</source>
   <translation>F1</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>or review</source>
   <translation>oder Prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>precision</source>
   <translation>Precision</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>recall</source>
   <translation>Recall</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>{verdict}: {figure}</source>
   <translation>{verdict}: {figure}</translation>
  </message>
 </context>
 <context>
  <name>DiagnosticsSection</name>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Include photos of the last 20 inspections</source>
   <translation>Fotos der letzten 20 Prüfungen beilegen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Inspector diagnostics {date}</source>
   <translation>Inspector-Diagnose {date}</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Log, versions, device and settings in one file, for whoever helps you. Names of folders, of people and of this PC are made unreadable.</source>
   <translation>Protokoll, Versionen, Gerät und Einstellungen in einer Datei, für alle, die helfen sollen. Namen von Ordnern, von Personen und dieses PCs werden unkenntlich gemacht.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Looking at this PC and collecting…</source>
   <translation>Dieser PC wird angesehen, und es wird gesammelt …</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Only of the project that is open, and only where whoever helps has to see them.</source>
   <translation>Nur des offenen Projekts, und nur wenn sie zum Helfen gebraucht werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Save diagnostics</source>
   <translation>Diagnose speichern</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Save diagnostics…</source>
   <translation>Diagnose speichern …</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Saved as {file}. Look into it before you send it.</source>
   <translation>Gespeichert als {file}. Sehen Sie hinein, bevor Sie sie verschicken.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Saving diagnostics</source>
   <translation>Diagnose wird gespeichert</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>Show the folder</source>
   <translation>Ordner zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/diagnostics.py" />
   <source>With photos</source>
   <translation>Mit Fotos</translation>
  </message>
 </context>
 <context>
  <name>DifferenceList</name>
  <message>
   <location filename="gui/pages/results/difference_list.py" />
   <source>Images that both judge differently</source>
   <translation>Bilder, die beide verschieden beurteilen</translation>
  </message>
 </context>
 <context>
  <name>Disagreeing</name>
  <message>
   <location filename="gui/pages/live/disagreeing.py" />
   <source>You disagree with {name}. It is noted; there is no photo of it to file.</source>
   <translation>Sie widersprechen bei {name}. Das ist vermerkt; ein Foto zum Ablegen gibt es nicht.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/disagreeing.py" />
   <source>You disagree with {name}. Its photo is in Unlabelled, for review.</source>
   <translation>Sie widersprechen bei {name}. Das Foto liegt zur Durchsicht unter Unsortiert.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/disagreeing.py" />
   <source>You disagreed with {name} already.</source>
   <translation>{name}: Sie haben schon widersprochen.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/disagreeing.py" />
   <source>disagree with {name}</source>
   <translation>{name} widersprechen</translation>
  </message>
 </context>
 <context>
  <name>DropHint</name>
  <message>
   <location filename="gui/pages/images/drop_hint.py" />
   <source>Add to Unlabelled</source>
   <translation>Zu Unsortiert hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/drop_hint.py" />
   <source>Let go on a bin at the left to label the photos at once.</source>
   <translation>Über einem Fach links loslassen, um die Fotos gleich einzuordnen.</translation>
  </message>
 </context>
 <context>
  <name>DropPanel</name>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>A project that was trained is opened. Photos become a project, to be trained in the studio.</source>
   <translation>Ein trainiertes Projekt wird geöffnet. Aus Fotos wird ein Projekt, das mit „Studio“ trainiert wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Drop a project or photos here</source>
   <translation>Projekt oder Fotos hier ablegen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Drop photos here</source>
   <translation>Fotos hierher ziehen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Folders named good and anomaly are labelled at once. Twenty good photos are enough to begin.</source>
   <translation>Ordner namens gut und Ausschuss werden gleich eingeordnet. Zwanzig gute Fotos reichen für den Anfang.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>New project</source>
   <translation>Neues Projekt</translation>
  </message>
 </context>
 <context>
  <name>Empty</name>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Add photos</source>
   <translation>Fotos hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Drop photos here</source>
   <translation>Fotos hierher ziehen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Drop photos on {bin} at the left, or drag thumbnails there.</source>
   <translation>Ziehen Sie Fotos links auf {bin}, oder Vorschaubilder dorthin.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/empty.py" />
   <source>Every inspection of Live is kept here, with its picture, score and limits.</source>
   <translation>Jede Inspektion aus Live wird hier aufgehoben, mit Bild, Wert und Grenzen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>From camera</source>
   <translation>Von der Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/history/empty.py" />
   <source>Go to Live</source>
   <translation>Zu Live</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Images are still being judged; those that match appear here.</source>
   <translation>Es wird noch beurteilt; was passt, erscheint hier.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>No image matches</source>
   <translation>Kein passendes Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/history/empty.py" />
   <source>No inspection matches</source>
   <translation>Keine passende Inspektion</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Nothing in {bin} yet</source>
   <translation>Noch nichts in {bin}</translation>
  </message>
  <message>
   <location filename="gui/pages/history/empty.py" />
   <source>Nothing inspected in these days</source>
   <translation>An diesen Tagen wurde nichts geprüft</translation>
  </message>
  <message>
   <location filename="gui/pages/history/empty.py" />
   <source>Nothing inspected yet</source>
   <translation>Noch nichts geprüft</translation>
  </message>
  <message>
   <location filename="gui/pages/history/empty.py" />
   <source>Nothing that was inspected fits what is chosen above.</source>
   <translation>Nichts Geprüftes passt zur Auswahl oben.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Photos of good parts are enough to begin with: 20 or more, as the camera will see them. Drop files or folders on a bin at the left, or anywhere; they are copied into the project. Then label them by dragging, or with the keys G, A and U.</source>
   <translation>Für den Anfang reichen Fotos von guten Teilen: 20 oder mehr, so wie die Kamera sie sehen wird. Ziehen Sie Dateien oder Ordner auf ein Fach links oder irgendwohin; sie werden in das Projekt kopiert. Danach ordnen Sie sie durch Ziehen ein oder mit den Tasten G, A und U.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Reading the folders of the project</source>
   <translation>Die Ordner des Projekts werden gelesen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/empty.py" />
   <source>Show all images</source>
   <translation>Alle Bilder zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/empty.py" />
   <source>Show all inspections</source>
   <translation>Alle Inspektionen zeigen</translation>
  </message>
 </context>
 <context>
  <name>EstimateCard</name>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>About {size} of memory, on the {device}.</source>
   <translation>Etwa {size} Speicher, Gerät: {device}.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Estimate</source>
   <translation>Schätzen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Estimate again</source>
   <translation>Neu schätzen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Measuring a few steps of each stage on your images…</source>
   <translation>Einige Schritte jeder Stufe werden an Ihren Bildern gemessen …</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>NVIDIA card</source>
   <translation>NVIDIA-Karte</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Takes some seconds: a few steps are made on your images and thrown away.</source>
   <translation>Dauert einige Sekunden: wenige Schritte werden an Ihren Bildern gemacht und verworfen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>The choices have changed since the estimate.</source>
   <translation>Die Auswahl hat sich seit der Schätzung geändert.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Time and memory</source>
   <translation>Zeit und Speicher</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>processor</source>
   <translation>Prozessor</translation>
  </message>
 </context>
 <context>
  <name>ExamplesCard</name>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Drawing…</source>
   <translation>Wird gezeichnet …</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Drawn defects with their masks</source>
   <translation>Gezeichnete Fehler mit ihren Masken</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Good parts with a drawn defect, and where it is:</source>
   <translation>Gute Teile mit einem gezeichneten Fehler, und wo er ist:</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Other examples</source>
   <translation>Andere Beispiele</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Pairs of changed views</source>
   <translation>Paare veränderter Ansichten</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>See how your photos are changed, and the defects that are drawn on them.</source>
   <translation>Sehen Sie, wie Ihre Fotos verändert und welche Fehler darauf gezeichnet werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Show examples</source>
   <translation>Beispiele zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>This run learns nothing new: it only remembers your good parts as they are.</source>
   <translation>Dieser Lauf lernt nichts Neues: er merkt sich nur, wie Ihre guten Teile aussehen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Two changed views of one part should look alike to the network; other parts should not.</source>
   <translation>Zwei veränderte Ansichten eines Teils sollen für das Netz gleich aussehen, andere Teile nicht.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>What it learns from</source>
   <translation>Woraus es lernt</translation>
  </message>
 </context>
 <context>
  <name>Explain</name>
  <message>
   <location filename="gui/pages/train/explain.py" />
   <source>Each good photo is looked at patch by patch, and the patches that stand for all are remembered. Then each photo is compared with all the others, as if it were new: that tells how far good parts differ from each other.</source>
   <translation>Jedes gute Foto wird Fleck für Fleck betrachtet, und die Flecken, die für alle stehen, werden gemerkt. Dann wird jedes Foto mit allen anderen verglichen, als wäre es neu: das sagt, wie weit gute Teile voneinander abweichen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/explain.py" />
   <source>Everything is written into one file that judges parts without what trained it, and the file is compared with the original on your own photos.</source>
   <translation>Alles wird in eine Datei geschrieben, die Teile ohne das beurteilt, was sie trainiert hat; sie wird an Ihren eigenen Fotos mit dem Original verglichen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/explain.py" />
   <source>Photos are found, read once and kept in a cache, so that the next run starts sooner. What cannot be used is listed with its cause, and stops nothing.</source>
   <translation>Fotos werden gesucht, einmal gelesen und zwischengespeichert, damit der nächste Lauf schneller beginnt. Was nicht verwendbar ist, wird mit seinem Grund aufgeführt und hält nichts auf.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/explain.py" />
   <source>The limits come from good photos alone. Then labelled anomalies are judged by the saved bundle: the figures in the report are those of what will be in use.</source>
   <translation>Die Grenzen kommen allein von guten Fotos. Dann beurteilt das gespeicherte Bündel die eingeordneten Anomalien: die Zahlen im Bericht sind die dessen, was in Gebrauch sein wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/explain.py" />
   <source>What is happening</source>
   <translation>Was gerade geschieht</translation>
  </message>
 </context>
 <context>
  <name>ExportStrip</name>
  <message>
   <location filename="gui/export_strip.py" />
   <source>Exported to {folder}</source>
   <translation>Exportiert nach {folder}</translation>
  </message>
 </context>
 <context>
  <name>Faults</name>
  <message>
   <location filename="core" />
   <source>Add more photos of good parts.</source>
   <translation>Fügen Sie mehr Fotos von guten Teilen hinzu.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Camera {a} was lost: {b}</source>
   <translation>Kamera {a} ging verloren: {b}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Camera {a}: {b}</source>
   <translation>Kamera {a}: {b}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Choose a new or an empty folder for the export.</source>
   <translation>Wählen Sie für den Export einen neuen oder leeren Ordner.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Choose another name, or drag the images there.</source>
   <translation>Wählen Sie einen anderen Namen, oder ziehen Sie die Bilder dorthin.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>It is a file: choose a folder.</source>
   <translation>Es ist eine Datei: wählen Sie einen Ordner.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>It is a project already: open it, or choose another folder.</source>
   <translation>Es ist schon ein Projekt: öffnen Sie es, oder wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>It is not empty: choose an empty or a new folder, then import from it.</source>
   <translation>Der Ordner ist nicht leer: wählen Sie einen leeren oder neuen, und fügen Sie die Fotos dann hinzu.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Learning ran away (learning rate {a}): its figures are no longer finite. Try a tenth of this rate.</source>
   <translation>Das Lernen lief davon (Lernrate {a}): Seine Zahlen sind nicht mehr endlich. Versuchen Sie ein Zehntel dieser Rate.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>No good images could be held out, so the encoder is that of the last epoch; more photos make the choice surer.</source>
   <translation>Es konnten keine guten Bilder zurückgehalten werden, daher ist der Encoder der der letzten Epoche; mehr Fotos machen die Wahl sicherer.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Not judged: {a}: {b}</source>
   <translation>Nicht beurteilt: {a}: {b}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Out of memory on {a}. {b}</source>
   <translation>Der Speicher von {a} reicht nicht. {b}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Out of memory on {a}: {b} images at once from here on; each step still contrasts as many as before.</source>
   <translation>Speicher von {a} erschöpft: ab hier {b} Bilder auf einmal; jeder Schritt vergleicht weiterhin so viele wie vorher.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Pretrain with smaller views, or on the CPU.</source>
   <translation>Trainieren Sie mit kleineren Ansichten vor, oder auf dem Prozessor.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Pretraining starts at its beginning: {a}</source>
   <translation>Das Vortraining beginnt von vorn: {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>The bundle's graph failed: {a}</source>
   <translation>Der Graph des Bündels ist gescheitert: {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>The encoder was fine-tuned on the good photos that also set the limits: evaluate the bundle on others before relying on its promise.</source>
   <translation>Der Encoder wurde mit den guten Fotos feinabgestimmt, die auch die Grenzen setzen: Bewerten Sie das Bündel mit anderen, bevor Sie sich auf seine Zusage verlassen.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>The heads learned from {a} anomalies; {b} others are measured.</source>
   <translation>Die Köpfe haben von {a} Anomalien gelernt; {b} weitere werden gemessen.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>The process that did this work ended in its midst ({a}). Most often the PC has run out of memory: close other programs, or use a smaller image size or batch, and try again.</source>
   <translation>Der Prozess, der diese Arbeit tat, endete mittendrin ({a}). Meist hat dem PC der Speicher nicht gereicht: Schließen Sie andere Programme, oder nehmen Sie eine kleinere Bildgröße oder einen kleineren Batch, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Use a smaller size, or tiles, or the CPU.</source>
   <translation>Nehmen Sie eine kleinere Größe, Kacheln oder den Prozessor.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Weights {a}: {b}</source>
   <translation>Gewichte {a}: {b}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>a camera with another resolution answers in its place</source>
   <translation>an ihrer Stelle antwortet eine Kamera mit anderer Auflösung</translation>
  </message>
  <message>
   <location filename="core" />
   <source>a folder, not an image; name the images inside it</source>
   <translation>ein Ordner, kein Bild; nennen Sie die Bilder darin</translation>
  </message>
  <message>
   <location filename="core" />
   <source>a kind has a name of 1 to {a} letters, without spaces around it</source>
   <translation>eine Art hat einen Namen von 1 bis {a} Zeichen, ohne Leerzeichen am Rand</translation>
  </message>
  <message>
   <location filename="core" />
   <source>a name cannot hold {a}</source>
   <translation>ein Name kann {a} nicht enthalten</translation>
  </message>
  <message>
   <location filename="core" />
   <source>another camera took its place while it was opened</source>
   <translation>beim Öffnen hat eine andere Kamera ihren Platz eingenommen</translation>
  </message>
  <message>
   <location filename="core" />
   <source>cannot be opened: {a}</source>
   <translation>lässt sich nicht öffnen: {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>cannot be read: {a}</source>
   <translation>ist nicht lesbar: {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>exit code {a}</source>
   <translation>Exit-Code {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>good images</source>
   <translation>gute Bilder</translation>
  </message>
  <message>
   <location filename="core" />
   <source>images to pretrain on</source>
   <translation>Bilder zum Vortrainieren</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is a file where a folder of the project belongs</source>
   <translation>ist eine Datei, wo ein Ordner des Projekts hingehört</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is a link to a file that is gone, or was removed just now</source>
   <translation>ist ein Verweis auf eine Datei, die es nicht mehr gibt, oder wurde gerade entfernt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is in the project already: {a}</source>
   <translation>ist schon im Projekt: {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is no Inspector project: it has no {a}. A folder of good photos is named with --good</source>
   <translation>ist kein Inspector-Projekt: {a} fehlt darin</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is no bundle: it has no {a}</source>
   <translation>ist kein Bündel: {a} fehlt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is not a file but a device or a pipe</source>
   <translation>ist keine Datei, sondern ein Gerät oder eine Pipe</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is part of the project that it would be copied to: choose another folder</source>
   <translation>gehört zu dem Projekt, in das kopiert würde: wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <location filename="core" />
   <source>is the same image as {a}, which is used</source>
   <translation>ist dasselbe Bild wie {a}, das verwendet wird</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it cannot be read: {a}</source>
   <translation>nicht lesbar: {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it does not open; it is not plugged in, or another program uses it</source>
   <translation>sie lässt sich nicht öffnen; sie ist nicht angeschlossen, oder ein anderes Programm benutzt sie</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it gives no picture; another program may be using it</source>
   <translation>sie gibt kein Bild; vielleicht verwendet sie ein anderes Programm</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it holds no state dict (names with tensors)</source>
   <translation>enthält keine Gewichte (Namen mit Tensoren)</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it is a folder; name the file in it</source>
   <translation>das ist ein Ordner; nennen Sie die Datei darin</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it is damaged or no weights file (.pth or .safetensors); copy it again from where it came</source>
   <translation>sie ist beschädigt oder keine Gewichtsdatei (.pth oder .safetensors); kopieren Sie sie noch einmal von dort, woher sie kam</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it is damaged or was exchanged: its content is not what its card says</source>
   <translation>sie ist beschädigt oder wurde ausgetauscht: Ihr Inhalt ist nicht der, den ihre Karte nennt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it is no video that can be read</source>
   <translation>es ist kein lesbares Video</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it is not plugged in</source>
   <translation>sie ist nicht angeschlossen</translation>
  </message>
  <message>
   <location filename="core" />
   <source>it was unplugged</source>
   <translation>sie wurde abgezogen</translation>
  </message>
  <message>
   <location filename="core" />
   <source>its picture has not changed for more than {a} s</source>
   <translation>ihr Bild hat sich mehr als {a} s lang nicht geändert</translation>
  </message>
  <message>
   <location filename="core" />
   <source>no frame came within {a} s</source>
   <translation>innerhalb von {a} s kam kein Bild</translation>
  </message>
  <message>
   <location filename="core" />
   <source>no images in this folder</source>
   <translation>keine Bilder in diesem Ordner</translation>
  </message>
  <message>
   <location filename="core" />
   <source>no permission</source>
   <translation>keine Berechtigung</translation>
  </message>
  <message>
   <location filename="core" />
   <source>no picture came for more than {a} s</source>
   <translation>mehr als {a} s lang kam kein Bild</translation>
  </message>
  <message>
   <location filename="core" />
   <source>no such file or directory</source>
   <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
  </message>
  <message>
   <location filename="core" />
   <source>no such file or folder</source>
   <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
  </message>
  <message>
   <location filename="core" />
   <source>no such folder</source>
   <translation>diesen Ordner gibt es nicht</translation>
  </message>
  <message>
   <location filename="core" />
   <source>not a regular file; copy the image to a file on disk</source>
   <translation>keine gewöhnliche Datei; kopieren Sie das Bild in eine Datei auf dem Datenträger</translation>
  </message>
  <message>
   <location filename="core" />
   <source>nothing is left to judge: the polygons cover all that is looked at</source>
   <translation>nichts bleibt zu beurteilen: die ausgesparten Flächen bedecken alles</translation>
  </message>
  <message>
   <location filename="core" />
   <source>nothing is marked on this mask: mark the anomaly, or delete the file</source>
   <translation>auf dieser Maske ist nichts markiert: Markieren Sie die Anomalie, oder löschen Sie die Datei</translation>
  </message>
  <message>
   <location filename="core" />
   <source>systems keep such names for themselves</source>
   <translation>solche Namen behalten Systeme für sich</translation>
  </message>
  <message>
   <location filename="core" />
   <source>the camera gave no picture</source>
   <translation>die Kamera gab kein Bild</translation>
  </message>
  <message>
   <location filename="core" />
   <source>the camera is lost</source>
   <translation>die Kamera ist verloren gegangen</translation>
  </message>
  <message>
   <location filename="core" />
   <source>the camera was lost</source>
   <translation>die Kamera ging verloren</translation>
  </message>
  <message>
   <location filename="core" />
   <source>the disk is full</source>
   <translation>der Datenträger ist voll</translation>
  </message>
  <message>
   <location filename="core" />
   <source>the file is empty (0 bytes); copy it again from where it came</source>
   <translation>die Datei ist leer (0 Byte); kopieren Sie sie noch einmal von ihrem Ursprung</translation>
  </message>
  <message>
   <location filename="core" />
   <source>the folder cannot be reached: {a}</source>
   <translation>der Ordner ist nicht erreichbar: {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>the two views of every picture are equal, so nothing can be learned; {a}</source>
   <translation>die zwei Ansichten jedes Bildes sind gleich, daraus lässt sich nichts lernen; {a}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>there is no such bundle</source>
   <translation>dieses Bündel gibt es nicht</translation>
  </message>
  <message>
   <location filename="core" />
   <source>there is no such file</source>
   <translation>diese Datei gibt es nicht</translation>
  </message>
  <message>
   <location filename="core" />
   <source>there is none of this name, or more than one</source>
   <translation>es gibt keine mit diesem Namen, oder mehr als eine</translation>
  </message>
  <message>
   <location filename="core" />
   <source>this card of a shipped encoder cannot be read: {a}. Install Inspector again</source>
   <translation>diese Karte eines mitgelieferten Encoders lässt sich nicht lesen: {a}. Installieren Sie Inspector neu</translation>
  </message>
  <message>
   <location filename="core" />
   <source>this mask is {a} × {b} pixels, its photo {c} × {d}: it belongs to another picture</source>
   <translation>diese Maske hat {a} × {b} Pixel, ihr Foto {c} × {d}: Sie gehört zu einem anderen Bild</translation>
  </message>
  <message>
   <location filename="core" />
   <source>this user may not use it; on Linux, members of the group video may</source>
   <translation>dieser Benutzer darf sie nicht benutzen; unter Linux dürfen es Mitglieder der Gruppe video</translation>
  </message>
  <message>
   <location filename="core" />
   <source>too large: {a} GB; make the image smaller</source>
   <translation>zu groß: {a} GB; verkleinern Sie das Bild</translation>
  </message>
  <message>
   <location filename="core" />
   <source>was made by a newer Inspector ({a}). Update Inspector.</source>
   <translation>stammt von einem neueren Inspector ({a}). Aktualisieren Sie Inspector.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} already exists. {b}</source>
   <translation>{a} gibt es schon. {b}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} cannot be read</source>
   <translation>{a} ist nicht lesbar</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} could not be written: {b}. What was there before is unchanged.</source>
   <translation>{a} konnte nicht geschrieben werden: {b}. Was vorher dort war, ist unverändert.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} does not load in this ONNX Runtime</source>
   <translation>{a} lässt sich in dieser ONNX Runtime nicht laden</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} good images</source>
   <translation>{a} gute Bilder</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} good images are few; {b} or more make the limits steadier.</source>
   <translation>{a} gute Bilder sind wenige; {b} oder mehr machen die Grenzen beständiger.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} is missing</source>
   <translation>{a} fehlt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} is not available here. Available: {b}.</source>
   <translation>{a} ist hier nicht verfügbar. Verfügbar: {b}.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} is not the file that was saved</source>
   <translation>{a} ist nicht die Datei, die gespeichert wurde</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} is unlike all other good images and alone sets the anomaly limit: {b}, by all others {c}. Look at it: take it out of Good, or add more like it.</source>
   <translation>{a} ist anders als alle anderen guten Bilder und setzt allein die Anomaliegrenze: {b}, nach allen anderen {c}. Sehen Sie es an: Nehmen Sie es aus „Gut“, oder fügen Sie mehr von seiner Art hinzu.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} labelled anomalies are too few to learn from, {b} are needed: synthetic ones alone teach the encoder.</source>
   <translation>{a} Anomalien sind zu wenige, um davon zu lernen, {b} werden gebraucht: Nur gezeichnete lehren den Encoder.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} promise about {b} false rejects, for parts and light like those photographed.</source>
   <translation>{a} sagen etwa {b} Fehlalarme zu, bei Teilen und Licht wie auf den Fotos.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} promise at most {b} false rejects, for parts and light like those photographed.</source>
   <translation>{a} sagen höchstens {b} Fehlalarme zu, bei Teilen und Licht wie auf den Fotos.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} support a false-reject limit of {b}, not {c}. Add {d} to promise {e}.</source>
   <translation>{a} tragen eine Grenze von {b} Fehlalarmen, nicht {c}. Mit {d} mehr lassen sich {e} zusagen.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} was changed after it was saved</source>
   <translation>{a} wurde nach dem Speichern geändert</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} {b} found, at least 1 is needed.</source>
   <translation>{a} {b} gefunden, mindestens 1 wird gebraucht.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} {b} found, at least {c} are needed.</source>
   <translation>{a} {b} gefunden, mindestens {c} werden gebraucht.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a} {b} found, at least {c} are needed. {d}</source>
   <translation>{a} {b} gefunden, mindestens {c} werden gebraucht. {d}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: cannot go on from this checkpoint: {b}. Go on as before, or start anew.</source>
   <translation>{a}: Von diesem Zwischenstand geht es nicht weiter: {b}. Machen Sie weiter wie zuvor, oder beginnen Sie neu.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: the bundle is damaged: {b}. Copy it again from where it was trained, or train again.</source>
   <translation>{a}: Das Bündel ist beschädigt: {b}. Kopieren Sie es noch einmal von dort, wo es trainiert wurde, oder trainieren Sie neu.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: the journal is damaged: {b}. It was set aside as {c}, and nothing of it was deleted. Try again to begin a new one.</source>
   <translation>{a}: Der Verlauf ist beschädigt: {b}. Er wurde als {c} beiseitegelegt, nichts davon wurde gelöscht. Versuchen Sie es noch einmal, um einen neuen zu beginnen.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: the journal is damaged: {b}. Restart Inspector, which then sets it aside and begins a new one.</source>
   <translation>{a}: Der Verlauf ist beschädigt: {b}. Starten Sie Inspector neu; er legt ihn dann beiseite und beginnt einen neuen.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: this bundle was changed since it was opened. Open it again.</source>
   <translation>{a}: Dieses Bündel wurde geändert, seit es geöffnet wurde. Öffnen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: this bundle was saved by a newer Inspector (schema {b}, this one reads up to {c}). Update Inspector to use it.</source>
   <translation>{a}: Dieses Bündel stammt von einem neueren Inspector (Schema {b}, dieser liest bis {c}). Aktualisieren Sie Inspector, um es zu verwenden.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: this journal was written by a newer Inspector (schema {b}, this one reads up to {c}). Update Inspector to use it.</source>
   <translation>{a}: Dieser Verlauf stammt von einem neueren Inspector (Schema {b}, dieser liest bis {c}). Aktualisieren Sie Inspector, um ihn zu verwenden.</translation>
  </message>
  <message>
   <location filename="core" />
   <source>{a}: {b}</source>
   <translation>{a}: {b}</translation>
  </message>
  <message>
   <location filename="core" />
   <source>“{a}” cannot be used: {b}.</source>
   <translation>„{a}“ ist nicht verwendbar: {b}.</translation>
  </message>
 </context>
 <context>
  <name>FiguresView</name>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>AUROC {value}</source>
   <translation>AUROC {value}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Apply</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Each kind of anomaly</source>
   <translation>Jede Art von Anomalie</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Go back to the thresholds of the training</source>
   <translation>Zu den Schwellen des Trainings zurückkehren</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Judge with these thresholds from now on; the trained ones are kept</source>
   <translation>Ab jetzt mit diesen Schwellen urteilen; die trainierten bleiben erhalten</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Kinds</source>
   <translation>Arten</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Labels and verdicts</source>
   <translation>Einordnung und Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Map: alike images lie close</source>
   <translation>Karte: Ähnliches liegt beieinander</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Moved, not yet in use</source>
   <translation>Verschoben, noch nicht in Gebrauch</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Precision over recall</source>
   <translation>Precision über Recall</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Precision, recall and F1</source>
   <translation>Precision, Recall und F1</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Put the thresholds back to where they are in use</source>
   <translation>Die Schwellen dorthin zurücksetzen, wo sie in Gebrauch sind</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>P–R</source>
   <translation>P–R</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>ROC</source>
   <translation>ROC</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>ROC: anomalies found over good rejected</source>
   <translation>ROC: gefundene Anomalien über aussortierten guten Teilen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Restore trained</source>
   <translation>Wie trainiert</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>Verdicts</source>
   <translation>Urteile</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>drag a line, or arrow keys</source>
   <translation>Linie ziehen, oder Pfeiltasten</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>learned from</source>
   <translation>daraus gelernt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>{n} anomaly</source>
   <translation>{n} Anomalie</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>{n} good</source>
   <translation>{n} gut</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>{n} good, of the calibration</source>
   <translation>{n} gut, aus der Kalibrierung</translation>
  </message>
  <message>
   <location filename="gui/pages/results/figures.py" />
   <source>{word} from {value}</source>
   <translation>{word} ab {value}</translation>
  </message>
 </context>
 <context>
  <name>Filing</name>
  <message>
   <location filename="gui/pages/images/filing.py" />
   <source>Anomaly	A</source>
   <translation>Anomalie	A</translation>
  </message>
  <message>
   <location filename="gui/pages/images/filing.py" />
   <source>Delete…	Del</source>
   <translation>Löschen …	Entf</translation>
  </message>
  <message>
   <location filename="gui/pages/images/filing.py" />
   <source>Good	G</source>
   <translation>Gut	G</translation>
  </message>
  <message>
   <location filename="gui/pages/images/filing.py" />
   <source>Unlabelled	U</source>
   <translation>Unsortiert	U</translation>
  </message>
 </context>
 <context>
  <name>FilterBar</name>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Any bundle</source>
   <translation>Jedes Bündel</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Any judgement</source>
   <translation>Jedes Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Any time</source>
   <translation>Jederzeit</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Bundle</source>
   <translation>Bündel</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Days</source>
   <translation>Tage</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Disagreed</source>
   <translation>Widersprochen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>First day</source>
   <translation>Erster Tag</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>From … to …</source>
   <translation>Von … bis …</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Judged</source>
   <translation>Mit Ihrem Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Judgement</source>
   <translation>Ihr Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Last 30 days</source>
   <translation>Letzte 30 Tage</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Last 7 days</source>
   <translation>Letzte 7 Tage</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Last day</source>
   <translation>Letzter Tag</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Not good</source>
   <translation>Nicht gut</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Not judged</source>
   <translation>Ohne Ihr Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Part or camera</source>
   <translation>Teil oder Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Search for a part or a camera</source>
   <translation>Nach einem Teil oder einer Kamera suchen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <location filename="gui/pages/history/filter_bar.py" />
   <source>to</source>
   <translation>bis</translation>
  </message>
 </context>
 <context>
  <name>FilterButton</name>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Anomaly, only measured</source>
   <translation>Anomalie, nur gemessen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Any part in training</source>
   <translation>Jede Rolle im Training</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Any verdict</source>
   <translation>Jedes Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Filter: {what}</source>
   <translation>Filter: {what}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Kept for the report</source>
   <translation>Für den Bericht zurückgelegt</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Label and verdict differ</source>
   <translation>Einordnung und Urteil verschieden</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Learned from</source>
   <translation>Daraus gelernt</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Limits set on it</source>
   <translation>Setzt die Grenzen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Not known to the bundle</source>
   <translation>Dem Bündel unbekannt</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Remembered as good</source>
   <translation>Als gut gemerkt</translation>
  </message>
 </context>
 <context>
  <name>GalleryCard</name>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Mistakes, the worst first: G, A and U relabel, Enter shows one larger</source>
   <translation>Irrtümer, die schlimmsten zuerst: G, A und U ordnen neu ein, Eingabe zeigt eines größer</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Nothing here: every image is judged as it is labelled.</source>
   <translation>Nichts hier: jedes Bild wird so beurteilt, wie es eingeordnet ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Nothing to show yet.</source>
   <translation>Noch nichts zu zeigen.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Select one whose label is wrong: G, A or U relabels it.</source>
   <translation>Wählen Sie eines, das falsch eingeordnet ist: G, A oder U ordnet es neu ein.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Show all that is not as it should be</source>
   <translation>Alles zeigen, was nicht ist, wie es sein soll</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Show in Images</source>
   <translation>In Bilder zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Show larger</source>
   <translation>Größer zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>Worst first</source>
   <translation>Schlimmste zuerst</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>{file} is labelled {label}. Wrong?</source>
   <translation>{file} ist als {label} eingeordnet. Falsch?</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>{n} of {total}</source>
   <translation>{n} von {total}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/gallery.py" />
   <source>{n} selected. Labels wrong?</source>
   <translation>{n} gewählt. Falsch eingeordnet?</translation>
  </message>
 </context>
 <context>
  <name>Grid</name>
  <message>
   <location filename="gui/pages/images/grid.py" />
   <source>1 image</source>
   <translation>1 Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/grid.py" />
   <source>Images</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/images/grid.py" />
   <source>{n} images</source>
   <translation>{n} Bilder</translation>
  </message>
 </context>
 <context>
  <name>GuideWindow</name>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Contents of the guide</source>
   <translation>Inhalt der Anleitung</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Forward</source>
   <translation>Vor</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Guide – Inspector</source>
   <translation>Anleitung – Inspector</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Next place</source>
   <translation>Nächste Stelle</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Not in this chapter</source>
   <translation>Nicht in diesem Kapitel</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Place before</source>
   <translation>Vorige Stelle</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>Search in this chapter</source>
   <translation>In diesem Kapitel suchen</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>The guide is in English.</source>
   <translation>Die Anleitung ist auf Englisch.</translation>
  </message>
  <message>
   <location filename="gui/guide/window.py" />
   <source>{shown} of {found}</source>
   <translation>{shown} von {found}</translation>
  </message>
 </context>
 <context>
  <name>Head</name>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source> s</source>
   <translation> s</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>1 image not judged</source>
   <translation>1 Bild nicht beurteilt</translation>
  </message>
  <message>
   <location filename="gui/pages/images/head.py" />
   <source>A folder…</source>
   <translation>Ein Ordner …</translation>
  </message>
  <message>
   <location filename="gui/pages/images/head.py" />
   <source>Add photos</source>
   <translation>Fotos hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Begin a video again at its end</source>
   <translation>Ein Video am Ende von vorn beginnen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/head.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Choose a camera</source>
   <translation>Kamera wählen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Every frame</source>
   <translation>Jedes Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>Export…</source>
   <translation>Exportieren …</translation>
  </message>
  <message>
   <location filename="gui/pages/images/head.py" />
   <source>Files…</source>
   <translation>Dateien …</translation>
  </message>
  <message>
   <location filename="gui/pages/images/head.py" />
   <source>From camera</source>
   <translation>Von der Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/images/head.py" />
   <source>Images</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Judge a frame at a fixed pace</source>
   <translation>Ein Bild in festem Takt beurteilen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Judge a frame whenever Space or a pedal is pressed</source>
   <translation>Ein Bild beurteilen, sobald Leertaste oder Pedal gedrückt wird</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Judge every frame that the camera gives</source>
   <translation>Jedes Bild beurteilen, das die Kamera liefert</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Judge what is in the folder already</source>
   <translation>Auch beurteilen, was schon im Ordner liegt</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Keep photos of good parts, too</source>
   <translation>Auch Fotos guter Teile aufheben</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Key or pedal</source>
   <translation>Taste oder Pedal</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Live</source>
   <translation>Live</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Look for cameras again</source>
   <translation>Noch einmal nach Kameras suchen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Looking for cameras…</source>
   <translation>Kameras werden gesucht …</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>No USB camera found</source>
   <translation>Keine USB-Kamera gefunden</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Operator mode</source>
   <translation>Bedienermodus</translation>
  </message>
  <message>
   <location filename="gui/pages/train/head.py" />
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Play a video file…</source>
   <translation>Videodatei abspielen …</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <location filename="gui/pages/train/head.py" />
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Seconds between two frames</source>
   <translation>Sekunden zwischen zwei Bildern</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Seconds between two frames that are judged</source>
   <translation>Sekunden zwischen zwei Bildern, die beurteilt werden</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Start inspecting (Ctrl+Return)</source>
   <translation>Inspektion starten (Strg+Eingabe)</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Stop inspecting (Ctrl+Return)</source>
   <translation>Inspektion stoppen (Strg+Eingabe)</translation>
  </message>
  <message>
   <location filename="gui/pages/train/head.py" />
   <source>Stopping after the step in hand…</source>
   <translation>Hält nach diesem Schritt an …</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Timer</source>
   <translation>Takt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/head.py" />
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>Use this bundle</source>
   <translation>Dieses Bündel verwenden</translation>
  </message>
  <message>
   <location filename="gui/pages/live/head.py" />
   <source>Watch a folder…</source>
   <translation>Ordner beobachten …</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>Write figures, tables and the worst mistakes into a folder</source>
   <translation>Zahlen, Tabellen und die schlimmsten Irrtümer in einen Ordner schreiben</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>and {n} more</source>
   <translation>und {n} weitere</translation>
  </message>
  <message>
   <location filename="gui/pages/results/head.py" />
   <source>{n} images not judged</source>
   <translation>{n} Bilder nicht beurteilt</translation>
  </message>
 </context>
 <context>
  <name>Header</name>
  <message>
   <location filename="gui/window/header.py" />
   <source>All commands</source>
   <translation>Alle Befehle</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>All commands (Ctrl+Shift+P)</source>
   <translation>Alle Befehle (Strg+Umschalt+P)</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Bundle in use</source>
   <translation>Bündel in Gebrauch</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Load of {device}</source>
   <translation>Auslastung von {device}</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Menu (F10)</source>
   <translation>Menü (F10)</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>No project</source>
   <translation>Kein Projekt</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Project {name}</source>
   <translation>Projekt {name}</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Projects</source>
   <translation>Projekte</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Recipe</source>
   <translation>Rezept</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>Standard</source>
   <translation>Standard</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>none yet</source>
   <translation>noch keines</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>opening…</source>
   <translation>wird geöffnet …</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>region</source>
   <translation>Bereich</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
  <message>
   <location filename="gui/window/header.py" />
   <source>{pixels} px</source>
   <translation>{pixels} px</translation>
  </message>
 </context>
 <context>
  <name>Histogram</name>
  <message>
   <location filename="gui/plots/histogram.py" />
   <source>Anomaly from {value}</source>
   <translation>Anomalie ab {value}</translation>
  </message>
  <message>
   <location filename="gui/plots/histogram.py" />
   <source>Review from {value}</source>
   <translation>Prüfen ab {value}</translation>
  </message>
  <message>
   <location filename="gui/plots/histogram.py" />
   <source>Scores</source>
   <translation>Werte</translation>
  </message>
  <message>
   <location filename="gui/plots/histogram.py" />
   <source>and higher</source>
   <translation>und höher</translation>
  </message>
  <message>
   <location filename="gui/plots/histogram.py" />
   <source>anomaly score</source>
   <translation>Anomaliewert</translation>
  </message>
  <message>
   <location filename="gui/plots/histogram.py" />
   <source>images</source>
   <translation>Bilder</translation>
  </message>
 </context>
 <context>
  <name>History</name>
  <message>
   <location filename="gui/pages/history/model.py" />
   <source>Bundle</source>
   <translation>Bündel</translation>
  </message>
  <message>
   <location filename="gui/pages/history/model.py" />
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <location filename="gui/pages/history/exporting.py" />
   <source>Inspections {time}</source>
   <translation>Inspektionen {time}</translation>
  </message>
  <message>
   <location filename="gui/pages/history/model.py" />
   <source>Part</source>
   <translation>Teil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/model.py" />
   <source>Score</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="gui/pages/history/model.py" />
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <location filename="gui/pages/history/model.py" />
   <source>Verdict</source>
   <translation>Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/model.py" />
   <source>Your judgement</source>
   <translation>Ihr Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/words.py" />
   <source>disagreed</source>
   <translation>widersprochen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/words.py" />
   <source>not judged</source>
   <translation>kein Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/history/words.py" />
   <source>{n} ms</source>
   <translation>{n} ms</translation>
  </message>
 </context>
 <context>
  <name>HistoryPage</name>
  <message>
   <location filename="gui/pages/history/words.py" />
   <source>1 inspection</source>
   <translation>1 Inspektion</translation>
  </message>
  <message>
   <location filename="gui/pages/history/head.py" />
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <location filename="gui/pages/history/page.py" />
   <source>Export into a new folder inside</source>
   <translation>In einen neuen Ordner exportieren, in</translation>
  </message>
  <message>
   <location filename="gui/pages/history/page.py" />
   <source>Export table and pictures</source>
   <translation>Tabelle und Bilder exportieren</translation>
  </message>
  <message>
   <location filename="gui/pages/history/page.py" />
   <source>Exporting inspections</source>
   <translation>Inspektionen werden exportiert</translation>
  </message>
  <message>
   <location filename="gui/pages/history/page.py" />
   <source>File the photo as {bin}</source>
   <translation>Foto als {bin} ablegen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/head.py" />
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <location filename="gui/pages/history/page.py" />
   <source>Inspections are being exported.</source>
   <translation>Inspektionen werden exportiert.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/page.py" />
   <source>Search</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/head.py" />
   <source>Table alone…</source>
   <translation>Nur die Tabelle …</translation>
  </message>
  <message>
   <location filename="gui/pages/history/head.py" />
   <source>Table and pictures…</source>
   <translation>Tabelle und Bilder …</translation>
  </message>
  <message>
   <location filename="gui/pages/history/answering.py" />
   <source>file {name} as {bin}</source>
   <translation>{name} als {bin} ablegen</translation>
  </message>
  <message>
   <location filename="gui/pages/history/words.py" />
   <source>{inspections} today</source>
   <translation>{inspections} heute</translation>
  </message>
  <message>
   <location filename="gui/pages/history/words.py" />
   <source>{inspections}, {n} shown</source>
   <translation>{inspections}, {n} gezeigt</translation>
  </message>
  <message>
   <location filename="gui/pages/history/answering.py" />
   <source>{name} is in {bin} now, for the next training.</source>
   <translation>{name} liegt jetzt in {bin}, für das nächste Training.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/answering.py" />
   <source>{name} is noted as {bin}.</source>
   <translation>{name} ist als {bin} vermerkt.</translation>
  </message>
  <message>
   <location filename="gui/pages/history/words.py" />
   <source>{n} inspections</source>
   <translation>{n} Inspektionen</translation>
  </message>
 </context>
 <context>
  <name>HistoryTable</name>
  <message>
   <location filename="gui/pages/history/table.py" />
   <source>Inspections</source>
   <translation>Inspektionen</translation>
  </message>
 </context>
 <context>
  <name>HoldButton</name>
  <message>
   <location filename="gui/pages/live/hold.py" />
   <source>Has to be held for a moment.</source>
   <translation>Einen Moment gedrückt halten.</translation>
  </message>
 </context>
 <context>
  <name>Images</name>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>1 anomaly</source>
   <translation>1 Anomalie</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>1 file cannot be used</source>
   <translation>1 Datei ist nicht verwendbar</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>1 file was left out.</source>
   <translation>1 Datei wurde ausgelassen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>1 image</source>
   <translation>1 Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>1 mask</source>
   <translation>1 Maske</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>1 was in the project already.</source>
   <translation>1 war schon im Projekt.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Add photos</source>
   <translation>Fotos hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>Added: {added}.</source>
   <translation>Hinzugefügt: {added}.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Delete the selected images</source>
   <translation>Gewählte Bilder löschen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>Folders named good and anomaly would have been labelled at once.</source>
   <translation>Ordner namens gut und Ausschuss wären gleich eingeordnet worden.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Label as anomaly</source>
   <translation>Als Anomalie einordnen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Label as anomaly: {kind}</source>
   <translation>Als Anomalie einordnen: {kind}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Label as good</source>
   <translation>Als gut einordnen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Larger thumbnails</source>
   <translation>Größere Vorschaubilder</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Next image</source>
   <translation>Nächstes Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Previous image</source>
   <translation>Voriges Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Search names</source>
   <translation>Namen suchen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Select all images</source>
   <translation>Alle Bilder auswählen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Smaller thumbnails</source>
   <translation>Kleinere Vorschaubilder</translation>
  </message>
  <message>
   <location filename="gui/pages/images/keys.py" />
   <source>Take the label off</source>
   <translation>Einordnung aufheben</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>nothing new</source>
   <translation>nichts Neues</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{images}, {labelled} labelled</source>
   <translation>{images}, {labelled} eingeordnet</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} anomalies</source>
   <translation>{n} Anomalien</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} files cannot be used</source>
   <translation>{n} Dateien sind nicht verwendbar</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} files were left out.</source>
   <translation>{n} Dateien wurden ausgelassen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} good</source>
   <translation>{n} gut</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} images</source>
   <translation>{n} Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} masks</source>
   <translation>{n} Masken</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} of {images}</source>
   <translation>{n} von {images}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} unlabelled</source>
   <translation>{n} unsortiert</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{n} were in the project already.</source>
   <translation>{n} waren schon im Projekt.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{what}: 1 file stayed as it was.</source>
   <translation>{what}: 1 Datei blieb, wie sie war.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/sentences.py" />
   <source>{what}: {n} files stayed as they were.</source>
   <translation>{what}: {n} Dateien blieben, wie sie waren.</translation>
  </message>
 </context>
 <context>
  <name>ImagesCard</name>
  <message>
   <location filename="gui/pages/train/side.py" />
   <source>Images</source>
   <translation>Bilder</translation>
  </message>
 </context>
 <context>
  <name>ImagesPage</name>
  <message>
   <location filename="gui/pages/images/page.py" />
   <source>Judging images</source>
   <translation>Bilder werden beurteilt</translation>
  </message>
  <message>
   <location filename="gui/pages/images/left_out.py" />
   <source>Training and inspection leave these files out.</source>
   <translation>Training und Inspektion lassen diese Dateien aus.</translation>
  </message>
 </context>
 <context>
  <name>Incoming</name>
  <message>
   <location filename="gui/pages/images/incoming.py" />
   <source>Add photos</source>
   <translation>Fotos hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/incoming.py" />
   <source>Add the photos of a folder</source>
   <translation>Die Fotos eines Ordners hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/incoming.py" />
   <source>Photographs ({patterns})</source>
   <translation>Fotos ({patterns})</translation>
  </message>
 </context>
 <context>
  <name>Inset</name>
  <message>
   <location filename="gui/pages/live/inset.py" />
   <source>Now</source>
   <translation>Jetzt</translation>
  </message>
  <message>
   <location filename="gui/pages/live/inset.py" />
   <source>What the camera sees now</source>
   <translation>Was die Kamera jetzt sieht</translation>
  </message>
 </context>
 <context>
  <name>Judging</name>
  <message>
   <location filename="gui/pages/images/judging.py" />
   <source>Judging</source>
   <translation>Beurteilung</translation>
  </message>
 </context>
 <context>
  <name>KindTable</name>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Anomalies in folders of their kind are told apart here.</source>
   <translation>Anomalien in Ordnern ihrer Art werden hier unterschieden.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Caught</source>
   <translation>Gefunden</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Escaped</source>
   <translation>Schlupf</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Kinds</source>
   <translation>Arten</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Mean score</source>
   <translation>Mittlerer Wert</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Review</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>Score</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>n</source>
   <translation>n</translation>
  </message>
  <message>
   <location filename="gui/pages/results/tables.py" />
   <source>no kind</source>
   <translation>ohne Art</translation>
  </message>
 </context>
 <context>
  <name>KindsField</name>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Blended piece</source>
   <translation>Überblendetes Stück</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Chipped edge</source>
   <translation>Abgeplatzte Kante</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Crack</source>
   <translation>Riss</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Dent</source>
   <translation>Delle</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Foreign texture</source>
   <translation>Fremde Textur</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Hole</source>
   <translation>Loch</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Kinds of drawn defects</source>
   <translation>Arten gezeichneter Fehler</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Pasted piece</source>
   <translation>Eingesetztes Stück</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Pasted scar</source>
   <translation>Eingesetzte Narbe</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Rough surface</source>
   <translation>Raue Fläche</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Scratch</source>
   <translation>Kratzer</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Shading</source>
   <translation>Schatten</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Smear</source>
   <translation>Verschmierung</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Split edge</source>
   <translation>Gespaltene Kante</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Stain</source>
   <translation>Fleck</translation>
  </message>
  <message>
   <location filename="gui/pages/train/kinds.py" />
   <source>Worn surface</source>
   <translation>Abgenutzte Fläche</translation>
  </message>
 </context>
 <context>
  <name>LabelButton</name>
  <message>
   <location filename="gui/pages/images/label_button.py" />
   <source>Label: {word}</source>
   <translation>Einordnung: {word}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/label_button.py" />
   <source>Labelled {word}. Click to change the label.</source>
   <translation>Eingeordnet als {word}. Klicken, um das zu ändern.</translation>
  </message>
 </context>
 <context>
  <name>LargeView</name>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>Back to the figures</source>
   <translation>Zurück zu den Zahlen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>Next</source>
   <translation>Nächstes</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>Opening an image</source>
   <translation>Ein Bild wird geöffnet</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>Previous</source>
   <translation>Voriges</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>Show in Images</source>
   <translation>In Bilder zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>its limits were set by it</source>
   <translation>es setzt die Grenzen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>labelled {label}</source>
   <translation>eingeordnet als {label}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>the bundle learned from it</source>
   <translation>das Bündel hat daraus gelernt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>{n} of {total}</source>
   <translation>{n} von {total}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/viewer.py" />
   <source>{share} of good parts score as high</source>
   <translation>{share} der guten Teile haben so hohe Werte</translation>
  </message>
 </context>
 <context>
  <name>LastParts</name>
  <message>
   <location filename="gui/pages/live/last_parts.py" />
   <source>Last parts</source>
   <translation>Letzte Teile</translation>
  </message>
 </context>
 <context>
  <name>LearnsFrom</name>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Good parts with a drawn defect. The heads learn where it is, and that nothing else is.</source>
   <translation>Gute Teile mit einem gezeichneten Fehler. Die Köpfe lernen, wo er ist, und dass sonst nichts ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Left as the network sees it, right what is marked</source>
   <translation>Links, wie das Netz es sieht, rechts, was markiert ist</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Pairs drawn as pretraining draws them</source>
   <translation>Paare, wie das Vortraining sie zeichnet</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Two changed views of one part should look alike to the network; other parts should not.</source>
   <translation>Zwei veränderte Ansichten eines Teils sollen für das Netz gleich aussehen, andere Teile nicht.</translation>
  </message>
 </context>
 <context>
  <name>Leaving</name>
  <message>
   <location filename="gui/leaving.py" />
   <source>{what} is running.</source>
   <translation>{what} läuft.</translation>
  </message>
 </context>
 <context>
  <name>Legend</name>
  <message>
   <location filename="gui/widgets/viewer/legend.py" />
   <source>Review limit {review}, anomaly limit {anomaly}.</source>
   <translation>Prüfgrenze {review}, Anomaliegrenze {anomaly}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/legend.py" />
   <source>Score</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/legend.py" />
   <source>Score {score}.</source>
   <translation>Wert {score}.</translation>
  </message>
 </context>
 <context>
  <name>Library</name>
  <message>
   <location filename="gui/library.py" />
   <source>Add photos</source>
   <translation>Fotos hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/library.py" />
   <source>Reading folders</source>
   <translation>Ordner werden gelesen</translation>
  </message>
  <message>
   <location filename="gui/library.py" />
   <source>Reading images</source>
   <translation>Bilder werden gelesen</translation>
  </message>
  <message>
   <location filename="gui/library.py" />
   <source>lies in the project itself: choose images from its bins, or from elsewhere</source>
   <translation>liegt im Projekt selbst: wählen Sie Bilder aus seinen Fächern oder von anderswo</translation>
  </message>
 </context>
 <context>
  <name>Live</name>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>1 part was inspected.</source>
   <translation>1 Teil wurde geprüft.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>A USB camera, a folder where another program puts photos, or a video.</source>
   <translation>Eine USB-Kamera, ein Ordner, in den ein anderes Programm Fotos legt, oder ein Video.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Choose a camera</source>
   <translation>Kamera wählen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Choose another camera</source>
   <translation>Andere Kamera wählen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Connecting to the camera.</source>
   <translation>Verbindung zur Kamera wird aufgebaut.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Go to Train</source>
   <translation>Zum Training</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Inspection stopped</source>
   <translation>Inspektion gestoppt</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>It could not be judged: {cause}</source>
   <translation>Nicht zu beurteilen: {cause}</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Judge those, too</source>
   <translation>Auch diese beurteilen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Look at this part</source>
   <translation>Dieses Teil ansehen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>No bundle in use yet</source>
   <translation>Noch kein Bündel in Gebrauch</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>No camera chosen</source>
   <translation>Keine Kamera gewählt</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>No part is being inspected.</source>
   <translation>Es wird kein Teil geprüft.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Play a video file…</source>
   <translation>Videodatei abspielen …</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Press Space when a part is in place.</source>
   <translation>Leertaste drücken, wenn ein Teil liegt.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Ready</source>
   <translation>Bereit</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Score {score}, between the limits {review} and {anomaly}</source>
   <translation>Wert {score}, zwischen den Grenzen {review} und {anomaly}</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Score {score}, limit {limit}</source>
   <translation>Wert {score}, Grenze {limit}</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Starting</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Stopped</source>
   <translation>Gestoppt</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Take this part out</source>
   <translation>Dieses Teil herausnehmen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>There are no more frames.</source>
   <translation>Es gibt keine weiteren Bilder.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Training makes one, and it judges here what a camera sees.</source>
   <translation>Das Training macht eines, und es beurteilt hier, was eine Kamera sieht.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>USB</source>
   <translation>USB</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Waiting for a new photo in {folder}.</source>
   <translation>Warten auf ein neues Foto in {folder}.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>Waiting for the first part.</source>
   <translation>Wartet auf das erste Teil.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>Watch a folder…</source>
   <translation>Ordner beobachten …</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>a part every {n} min</source>
   <translation>ein Teil alle {n} min</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>a part every {n} s</source>
   <translation>ein Teil alle {n} s</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>connecting</source>
   <translation>verbindet</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>lost</source>
   <translation>verloren</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>running since {time}</source>
   <translation>läuft seit {time}</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>video</source>
   <translation>Video</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>watched folder</source>
   <translation>beobachteter Ordner</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>{bundle} judges each new photo in this folder. Those that are there now are passed over.</source>
   <translation>{bundle} beurteilt jedes neue Foto in diesem Ordner. Die jetzt schon da sind, werden übergangen.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>{bundle} judges what it sees. Every inspection is kept in History.</source>
   <translation>{bundle} beurteilt, was sie sieht. Jede Inspektion steht im Verlauf.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>{n} %</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>{n} ms</source>
   <translation>{n} ms</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>{n} parts a second</source>
   <translation>{n} Teile pro Sekunde</translation>
  </message>
  <message>
   <location filename="gui/pages/live/welcome.py" />
   <source>{n} parts were inspected.</source>
   <translation>{n} Teile wurden geprüft.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>{n} s</source>
   <translation>{n} s</translation>
  </message>
  <message>
   <location filename="gui/pages/live/telling.py" />
   <source>{width} × {height}</source>
   <translation>{width} × {height}</translation>
  </message>
 </context>
 <context>
  <name>LivePage</name>
  <message>
   <location filename="gui/pages/live/keys.py" />
   <source>Back to live</source>
   <translation>Zurück zu Live</translation>
  </message>
  <message>
   <location filename="gui/pages/live/keys.py" />
   <source>Disagree with the verdict</source>
   <translation>Dem Urteil widersprechen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/parts.py" />
   <source>Last verdicts</source>
   <translation>Letzte Urteile</translation>
  </message>
  <message>
   <location filename="gui/pages/live/page.py" />
   <source>Live inspection goes on with {bundle}.</source>
   <translation>Die Live-Inspektion läuft mit {bundle} weiter.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/keys.py" />
   <source>Next part</source>
   <translation>Nächstes Teil</translation>
  </message>
  <message>
   <location filename="gui/pages/live/keys.py" />
   <source>Operator mode</source>
   <translation>Bedienermodus</translation>
  </message>
  <message>
   <location filename="gui/pages/live/keys.py" />
   <source>Start or stop inspecting</source>
   <translation>Inspektion starten oder stoppen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/parts.py" />
   <source>newest at the right</source>
   <translation>neueste rechts</translation>
  </message>
  <message>
   <location filename="gui/pages/live/saved.py" />
   <source>{name} is saved: it could not be judged.</source>
   <translation>{name} ist gespeichert: nicht zu beurteilen.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/saved.py" />
   <source>{name} is saved: {verdict}, score {score}.</source>
   <translation>{name} ist gespeichert: {verdict}, Wert {score}.</translation>
  </message>
 </context>
 <context>
  <name>LivePicture</name>
  <message>
   <location filename="gui/pages/images/camera_panel.py" />
   <source>Picture of the camera</source>
   <translation>Bild der Kamera</translation>
  </message>
 </context>
 <context>
  <name>LiveRun</name>
  <message>
   <location filename="gui/pages/live/run.py" />
   <source>Live inspection</source>
   <translation>Live-Inspektion</translation>
  </message>
  <message>
   <location filename="gui/pages/live/run.py" />
   <source>Live inspection is running.</source>
   <translation>Die Live-Inspektion läuft.</translation>
  </message>
 </context>
 <context>
  <name>Loader</name>
  <message>
   <location filename="gui/pages/results/loading.py" />
   <source>Judging images</source>
   <translation>Bilder werden beurteilt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/loading.py" />
   <source>Laying out a map</source>
   <translation>Karte wird angelegt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/loading.py" />
   <source>Preparing plots</source>
   <translation>Diagramme werden vorbereitet</translation>
  </message>
  <message>
   <location filename="gui/pages/results/loading.py" />
   <source>Reading bundles</source>
   <translation>Bündel werden gelesen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/loading.py" />
   <source>Saving thresholds</source>
   <translation>Schwellen werden gespeichert</translation>
  </message>
 </context>
 <context>
  <name>LookingBack</name>
  <message>
   <location filename="gui/pages/live/looking_back.py" />
   <source>This inspection is not in the history any more.</source>
   <translation>Diese Inspektion steht nicht mehr im Verlauf.</translation>
  </message>
 </context>
 <context>
  <name>MachineFields</name>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>Cores</source>
   <translation>Kerne</translation>
  </message>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>NVIDIA card</source>
   <translation>NVIDIA-Karte</translation>
  </message>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>One is left free, so that the window stays quick.</source>
   <translation>Einer bleibt frei, damit das Fenster flink bleibt.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>What learns. It is a setting of this PC.</source>
   <translation>Was lernt. Das ist eine Einstellung dieses PCs.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>all but one</source>
   <translation>alle bis auf einen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>automatic</source>
   <translation>automatisch</translation>
  </message>
  <message>
   <location filename="gui/pages/train/machine_fields.py" />
   <source>processor</source>
   <translation>Prozessor</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <location filename="gui/window/window.py" />
   <source>All changes are saved.</source>
   <translation>Alle Änderungen sind gespeichert.</translation>
  </message>
  <message>
   <location filename="gui/window/ready.py" />
   <source>Inspector {version}, ready. {device}</source>
   <translation>Inspector {version}, bereit. {device}</translation>
  </message>
  <message>
   <location filename="gui/window/ready.py" />
   <source>It inspects on the processor, {cores} cores.</source>
   <translation>Geprüft wird auf dem Prozessor, {cores} Kerne.</translation>
  </message>
  <message>
   <location filename="gui/window/ready.py" />
   <source>It trains on the processor, {cores} cores.</source>
   <translation>Trainiert wird auf dem Prozessor, {cores} Kerne.</translation>
  </message>
  <message>
   <location filename="gui/window/window.py" />
   <source>Keep open</source>
   <translation>Offen lassen</translation>
  </message>
  <message>
   <location filename="gui/window/window.py" />
   <source>Keep running</source>
   <translation>Weiterlaufen lassen</translation>
  </message>
  <message>
   <location filename="gui/window/window.py" />
   <source>Open a project: choose its folder</source>
   <translation>Projekt öffnen: Ordner wählen</translation>
  </message>
  <message>
   <location filename="gui/window/window.py" />
   <source>Stop and close</source>
   <translation>Stoppen und schließen</translation>
  </message>
  <message>
   <location filename="gui/window/window.py" />
   <source>Stop and go on</source>
   <translation>Anhalten und weiter</translation>
  </message>
  <message>
   <location filename="gui/window/window.py" />
   <source>Stopping what runs…</source>
   <translation>Was läuft, wird angehalten …</translation>
  </message>
  <message>
   <location filename="gui/window/ready.py" />
   <source>{card} with {size} GB found.</source>
   <translation>{card} mit {size} GB gefunden.</translation>
  </message>
 </context>
 <context>
  <name>MapPanel</name>
  <message>
   <location filename="gui/plots/map.py" />
   <source>A map needs at least four judged images.</source>
   <translation>Eine Karte braucht mindestens vier beurteilte Bilder.</translation>
  </message>
  <message>
   <location filename="gui/plots/map.py" />
   <source>Laying out…</source>
   <translation>Wird angelegt …</translation>
  </message>
  <message>
   <location filename="gui/plots/map.py" />
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <location filename="gui/plots/map.py" />
   <source>Map of images: arrow keys go from image to image, Enter opens</source>
   <translation>Karte der Bilder: Pfeiltasten gehen von Bild zu Bild, Eingabe öffnet</translation>
  </message>
  <message>
   <location filename="gui/plots/map.py" />
   <source>PCA: exact</source>
   <translation>PCA: exakt</translation>
  </message>
  <message>
   <location filename="gui/plots/map.py" />
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <location filename="gui/plots/map.py" />
   <source>near means alike</source>
   <translation>nah heißt ähnlich</translation>
  </message>
  <message>
   <location filename="gui/plots/map.py" />
   <source>t-SNE: neighbours</source>
   <translation>t-SNE: Nachbarn</translation>
  </message>
 </context>
 <context>
  <name>Mapping</name>
  <message>
   <location filename="gui/pages/results/mapping.py" />
   <source>{n} of {total} images</source>
   <translation>{n} von {total} Bildern</translation>
  </message>
 </context>
 <context>
  <name>Marks</name>
  <message>
   <location filename="gui/pages/images/marks.py" />
   <source>ignored areas changed</source>
   <translation>ausgesparte Flächen geändert</translation>
  </message>
  <message>
   <location filename="gui/pages/images/marks.py" />
   <source>ignored areas removed</source>
   <translation>ausgesparte Flächen entfernt</translation>
  </message>
  <message>
   <location filename="gui/pages/images/marks.py" />
   <source>region changed</source>
   <translation>Bereich geändert</translation>
  </message>
  <message>
   <location filename="gui/pages/images/marks.py" />
   <source>region removed</source>
   <translation>Bereich entfernt</translation>
  </message>
 </context>
 <context>
  <name>Matrix</name>
  <message>
   <location filename="gui/plots/matrix.py" />
   <source>Verdicts</source>
   <translation>Urteile</translation>
  </message>
  <message>
   <location filename="gui/plots/matrix.py" />
   <source>caught</source>
   <translation>gefunden</translation>
  </message>
  <message>
   <location filename="gui/plots/matrix.py" />
   <source>escaped</source>
   <translation>Schlupf</translation>
  </message>
  <message>
   <location filename="gui/plots/matrix.py" />
   <source>false reject</source>
   <translation>Fehlalarm</translation>
  </message>
  <message>
   <location filename="gui/plots/matrix.py" />
   <source>passed</source>
   <translation>bestanden</translation>
  </message>
  <message>
   <location filename="gui/plots/matrix.py" />
   <source>to review</source>
   <translation>zu prüfen</translation>
  </message>
 </context>
 <context>
  <name>Measuring</name>
  <message>
   <location filename="gui/pages/train/measuring.py" />
   <source>Drawing examples</source>
   <translation>Beispiele werden gezeichnet</translation>
  </message>
  <message>
   <location filename="gui/pages/train/measuring.py" />
   <source>Estimating</source>
   <translation>Schätzung</translation>
  </message>
 </context>
 <context>
  <name>Meters</name>
  <message>
   <location filename="gui/pages/train/meters.py" />
   <source>Device memory</source>
   <translation>Kartenspeicher</translation>
  </message>
  <message>
   <location filename="gui/pages/train/meters.py" />
   <source>Load</source>
   <translation>Auslastung</translation>
  </message>
  <message>
   <location filename="gui/pages/train/meters.py" />
   <source>PC memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <location filename="gui/pages/train/meters.py" />
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <location filename="gui/pages/train/meters.py" />
   <source>{n} %</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <location filename="gui/pages/train/meters.py" />
   <source>{used} of {all}</source>
   <translation>{used} von {all}</translation>
  </message>
 </context>
 <context>
  <name>More</name>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>0 to 1</source>
   <translation>0 bis 1</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>A few would be learned by heart; fewer only measure.</source>
   <translation>Wenige würden auswendig gelernt; weniger messen nur.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Anomalies that must be there to learn from</source>
   <translation>Anomalien, die zum Lernen da sein müssen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>As a share of white.</source>
   <translation>Als Anteil von Weiß.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>As many good as anomalies in a batch</source>
   <translation>So viele gute wie Anomalien in einem Stapel</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>At most this much. Strong blur wipes away fine scratches.</source>
   <translation>Höchstens so viel. Starke Unschärfe löscht feine Kratzer.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/limits.py" />
   <source>At most this share of good parts may be called an anomaly.</source>
   <translation>Höchstens dieser Anteil guter Teile darf Anomalie heißen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/limits.py" />
   <source>At most this share of good parts may be sent to a person or rejected.</source>
   <translation>Höchstens dieser Anteil guter Teile darf zu einem Menschen gehen oder aussortiert werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>At once on the device</source>
   <translation>Zugleich auf dem Gerät</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>Backbone</source>
   <translation>Backbone</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Batch</source>
   <translation>Stapel</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Beside the patch memory, which weighs 6; chosen by itself where anomalies are labelled.</source>
   <translation>Neben dem Gedächtnis der Flecken, das 6 wiegt; von selbst gewählt, wo Anomalien eingeordnet sind.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Blank square</source>
   <translation>Leeres Quadrat</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Blur</source>
   <translation>Unschärfe</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Brightness and contrast</source>
   <translation>Helligkeit und Kontrast</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>Brings every photo to one brightness, so that a dimmer lamp is not an anomaly.</source>
   <translation>Bringt jedes Foto auf eine Helligkeit, damit eine dunklere Lampe keine Anomalie ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Changes that make two views</source>
   <translation>Veränderungen, die zwei Ansichten ergeben</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Classifier head, too</source>
   <translation>Auch der Klassenkopf</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>Colours expected</source>
   <translation>Erwartete Farben</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Crop</source>
   <translation>Ausschnitt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Decoupled loss</source>
   <translation>Entkoppelter Verlust</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Defects must still be seen at this size.</source>
   <translation>Fehler müssen bei dieser Größe noch zu sehen sein.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Drawn defects on each good image</source>
   <translation>Gezeichnete Fehler auf jedem guten Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Encoder and memory</source>
   <translation>Encoder und Gedächtnis</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Epochs without a better figure before it stops. Otherwise it never stops early.</source>
   <translation>Epochen ohne bessere Zahl, bevor es endet. Sonst endet es nie früher.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>Even light</source>
   <translation>Gleiches Licht</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/limits.py" />
   <source>False rejects wanted</source>
   <translation>Gewünschte Fehlalarme</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Fewer images at once where memory is short; what is learned stays the same.</source>
   <translation>Weniger Bilder zugleich, wo Speicher knapp ist; was gelernt wird, bleibt gleich.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>For parts cut out of one camera's picture at different sizes.</source>
   <translation>Für Teile, die in verschiedenen Größen aus dem Bild einer Kamera geschnitten sind.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>For tiny defects on large photos: judges piece by piece. Much slower.</source>
   <translation>Für winzige Fehler auf großen Fotos: urteilt Stück für Stück. Viel langsamer.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Heads</source>
   <translation>Köpfe</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>How many places of good parts each look keeps. More is finer, and slower to judge.</source>
   <translation>Wie viele Stellen guter Teile jeder Blick behält. Mehr ist feiner und urteilt langsamer.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>How often all images are gone through. It stops early where nothing gets better.</source>
   <translation>Wie oft alle Bilder durchlaufen werden. Es endet früher, wo nichts mehr besser wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>How the weights want their input; only for weights files.</source>
   <translation>Wie die Gewichte ihre Eingabe wollen; nur für Gewichtsdateien.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Hue</source>
   <translation>Farbton</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>Image size</source>
   <translation>Bildgröße</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Images that are told apart from each other in a step.</source>
   <translation>Bilder, die in einem Schritt voneinander unterschieden werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Images that only measure</source>
   <translation>Bilder, die nur messen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>It learns where an anomaly is.</source>
   <translation>Er lernt, wo eine Anomalie ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>It learns whether there is an anomaly at all, from labelled ones.</source>
   <translation>Er lernt aus eingeordneten Anomalien, ob überhaupt eine da ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Its channels</source>
   <translation>Seine Kanäle</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Its dropout</source>
   <translation>Sein Dropout</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Its epochs</source>
   <translation>Seine Epochen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Its layers</source>
   <translation>Seine Schichten</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Its side, as a share of the view's.</source>
   <translation>Seine Seite, als Anteil der Ansicht.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Its weight</source>
   <translation>Sein Gewicht</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/limits.py" />
   <source>Kept for the test</source>
   <translation>Für den Test zurückgelegt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Learns more from small batches.</source>
   <translation>Lernt mehr aus kleinen Stapeln.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Leave it off where a colour is a defect.</source>
   <translation>Aus lassen, wo eine Farbe ein Fehler ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Limits</source>
   <translation>Grenzen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Lower looks harder at what is most alike.</source>
   <translation>Niedriger achtet stärker auf das Ähnlichste.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Mirror left to right</source>
   <translation>Links und rechts spiegeln</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Mirror top to bottom</source>
   <translation>Oben und unten spiegeln</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Noise</source>
   <translation>Rauschen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Optimiser</source>
   <translation>Optimierer</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Otherwise the optimiser's own, which suits the batch.</source>
   <translation>Sonst die eigene des Optimierers, passend zum Stapel.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>Patches remembered</source>
   <translation>Gemerkte Flecken</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Patience</source>
   <translation>Geduld</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>Photos are brought to this size. Larger shows smaller defects, and takes longer.</source>
   <translation>Fotos werden auf diese Größe gebracht. Größer zeigt kleinere Fehler und dauert länger.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Pictures</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Precision</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Pretrain on these photos first</source>
   <translation>Zuerst an diesen Fotos vortrainieren</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Pretraining</source>
   <translation>Vortraining</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Projection head</source>
   <translation>Projektionskopf</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/limits.py" />
   <source>Reviews wanted</source>
   <translation>Gewünschte Prüfungen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>Same scale for all photos</source>
   <translation>Gleicher Maßstab für alle Fotos</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/seed.py" />
   <source>Seed</source>
   <translation>Startwert</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Share of views.</source>
   <translation>Anteil der Ansichten.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Share of views. Not for parts with writing.</source>
   <translation>Anteil der Ansichten. Nicht für Teile mit Schrift.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Size of a view</source>
   <translation>Größe einer Ansicht</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>Steps of the localising head</source>
   <translation>Schritte des Ortskopfs</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>Teach heads with drawn and labelled anomalies</source>
   <translation>Köpfe mit gezeichneten und eingeordneten Anomalien lehren</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Tell drawn defects apart, too</source>
   <translation>Auch gezeichnete Fehler unterscheiden</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>Temperature</source>
   <translation>Temperatur</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>The best epoch is chosen on them.</source>
   <translation>An ihnen wird die beste Epoche gewählt.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>The network that looks at the photos. Larger ones are slower.</source>
   <translation>Das Netz, das die Fotos betrachtet. Größere sind langsamer.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/seed.py" />
   <source>The same images, settings and seed give the same bundle.</source>
   <translation>Gleiche Bilder, Wahl und Startwert ergeben dasselbe Bündel.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>The same photo with a drawn defect counts as another one.</source>
   <translation>Dasselbe Foto mit einem gezeichneten Fehler zählt als ein anderes.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>The smallest part of a photo that a view shows.</source>
   <translation>Der kleinste Teil eines Fotos, den eine Ansicht zeigt.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/more.py" />
   <source>This PC</source>
   <translation>Dieser PC</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/limits.py" />
   <source>This share of the good images is only measured, where there are 50 or more.</source>
   <translation>Dieser Anteil der guten Bilder wird nur gemessen, ab 50 guten Bildern.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pictures.py" />
   <source>Tiles at full resolution</source>
   <translation>Kacheln in voller Auflösung</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>To either side.</source>
   <translation>Nach beiden Seiten.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>To either side. Too much makes stains look like shadow.</source>
   <translation>Nach beiden Seiten. Zu viel lässt Flecken wie Schatten aussehen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Turn</source>
   <translation>Drehen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>What sits on the encoder while it pretrains; it is not kept.</source>
   <translation>Was beim Vortraining auf dem Encoder sitzt; er wird nicht behalten.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/heads.py" />
   <source>What the heads learn from until enough anomalies are labelled.</source>
   <translation>Woraus die Köpfe lernen, bis genug Anomalien eingeordnet sind.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/views.py" />
   <source>Without colour</source>
   <translation>Ohne Farbe</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>as ImageNet</source>
   <translation>wie ImageNet</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>as SimCLR</source>
   <translation>wie SimCLR</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>as SimCLR v2</source>
   <translation>wie SimCLR v2</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/pretraining.py" />
   <source>automatic</source>
   <translation>automatisch</translation>
  </message>
  <message>
   <location filename="gui/pages/train/sections/encoder.py" />
   <source>−1 to 1</source>
   <translation>−1 bis 1</translation>
  </message>
 </context>
 <context>
  <name>NewProjectForm</name>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>A project is a folder. Its photos stay where you can see them in the file manager.</source>
   <translation>Ein Projekt ist ein Ordner. Seine Fotos bleiben im Dateimanager sichtbar.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Choose the folder</source>
   <translation>Ordner wählen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Choose…</source>
   <translation>Wählen …</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Create project</source>
   <translation>Projekt anlegen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>For example: Bracket, left side</source>
   <translation>Zum Beispiel: Halter, linke Seite</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>New project</source>
   <translation>Neues Projekt</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>The photo {name} is copied into it.</source>
   <translation>Das Foto {name} wird hineinkopiert.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>The photos in {folders} are copied into it.</source>
   <translation>Die Fotos in {folders} werden hineinkopiert.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>Where is the project to be?</source>
   <translation>Wo soll das Projekt liegen?</translation>
  </message>
  <message>
   <location filename="gui/pages/start/drop_panel.py" />
   <source>{count} photos are copied into it.</source>
   <translation>{count} Fotos werden hineinkopiert.</translation>
  </message>
 </context>
 <context>
  <name>OpacitySlider</name>
  <message>
   <location filename="gui/widgets/viewer/scale_column.py" />
   <source>How strongly the heat map covers the photo</source>
   <translation>Wie stark die Heatmap das Foto bedeckt</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/scale_column.py" />
   <source>Opacity</source>
   <translation>Deckkraft</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/scale_column.py" />
   <source>Opacity of the heat map</source>
   <translation>Deckkraft der Heatmap</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/scale_column.py" />
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
 </context>
 <context>
  <name>Opener</name>
  <message>
   <location filename="gui/opening.py" />
   <source>Opening a project</source>
   <translation>Ein Projekt wird geöffnet</translation>
  </message>
 </context>
 <context>
  <name>OperatorWindow</name>
  <message>
   <location filename="gui/pages/live/operator.py" />
   <source>Disagree</source>
   <translation>Widersprechen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/operator.py" />
   <source>Hold this button, or Esc, to leave</source>
   <translation>Diese Schaltfläche oder Esc halten, um zu verlassen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/operator.py" />
   <source>Leave</source>
   <translation>Verlassen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/operator.py" />
   <source>Next part</source>
   <translation>Nächstes Teil</translation>
  </message>
  <message>
   <location filename="gui/pages/live/operator.py" />
   <source>Operator mode</source>
   <translation>Bedienermodus</translation>
  </message>
  <message>
   <location filename="gui/pages/live/operator.py" />
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <location filename="gui/pages/live/operator.py" />
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
 </context>
 <context>
  <name>OptionalField</name>
  <message>
   <location filename="gui/pages/train/fields.py" />
   <source>Set {word}</source>
   <translation>{word} festlegen</translation>
  </message>
 </context>
 <context>
  <name>Outcome</name>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>At most {rate} of good parts are rejected, for parts and light like those of the {n} photos.</source>
   <translation>Höchstens {rate} der guten Teile werden aussortiert, bei Teilen und Licht wie auf den {n} Fotos.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>Escapes</source>
   <translation>Schlupf</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>False rejects</source>
   <translation>Fehlalarme</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>Good and anomaly told apart</source>
   <translation>Gut und Anomalie unterschieden</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>Not measured: all good images set the limits, none was kept.</source>
   <translation>Nicht gemessen: alle guten Bilder setzen die Grenzen, keines wurde zurückgelegt.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>Places told apart</source>
   <translation>Stellen unterschieden</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>Promise</source>
   <translation>Zusage</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>Reviews</source>
   <translation>Prüfungen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>The {n} good photos support a false-reject limit of {able}, not the {rate} that was asked for.</source>
   <translation>Die {n} guten Fotos tragen eine Grenze von {able} Fehlalarmen, nicht die geforderten {rate}.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>Took</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>{k} of {n} anomalies escaped</source>
   <translation>{k} von {n} Anomalien durchgeschlüpft</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>{k} of {n} good parts rejected</source>
   <translation>{k} von {n} guten Teilen aussortiert</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>{k} of {n} good parts sent to a person</source>
   <translation>{k} von {n} guten Teilen zu einem Menschen geschickt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/outcome.py" />
   <source>{rate}, 95 % interval {low}–{high} %</source>
   <translation>{rate}, 95-%-Intervall {low}–{high} %</translation>
  </message>
 </context>
 <context>
  <name>PaceCard</name>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>Frames dropped</source>
   <translation>Ausgelassene Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>How often a part is inspected</source>
   <translation>Wie oft ein Teil geprüft wird</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>Pace</source>
   <translation>Takt</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>Picture to verdict</source>
   <translation>Bild bis Urteil</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>Pictures that a newer one replaced before they could be judged</source>
   <translation>Bilder, die ein neueres ersetzt hat, bevor sie beurteilt werden konnten</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>Slowest of 100</source>
   <translation>Langsamstes von 100</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>The longest such time among the last 100 parts</source>
   <translation>Die längste dieser Zeiten unter den letzten 100 Teilen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>The usual time from the camera's picture to the verdict that is recorded, of the last 100 parts</source>
   <translation>Die übliche Zeit vom Bild der Kamera bis zum aufgezeichneten Urteil, aus den letzten 100 Teilen</translation>
  </message>
 </context>
 <context>
  <name>Pages</name>
  <message>
   <location filename="gui/window/entries.py" />
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <location filename="gui/window/entries.py" />
   <source>Images</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <location filename="gui/window/entries.py" />
   <source>Live</source>
   <translation>Live</translation>
  </message>
  <message>
   <location filename="gui/window/entries.py" />
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <location filename="gui/window/entries.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/window/entries.py" />
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <location filename="gui/window/entries.py" />
   <source>Train</source>
   <translation>Training</translation>
  </message>
 </context>
 <context>
  <name>Palette</name>
  <message>
   <location filename="gui/window/palette.py" />
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <location filename="gui/window/palette.py" />
   <source>No command is called like that.</source>
   <translation>Kein Befehl heißt so.</translation>
  </message>
  <message>
   <location filename="gui/window/palette.py" />
   <source>Search commands</source>
   <translation>Befehle suchen</translation>
  </message>
  <message>
   <location filename="gui/window/palette.py" />
   <source>Type what you want to do</source>
   <translation>Tippen Sie, was Sie tun möchten</translation>
  </message>
 </context>
 <context>
  <name>PhotoView</name>
  <message>
   <location filename="gui/widgets/viewer/photo_view.py" />
   <source>Auto contrast, display only</source>
   <translation>Auto-Kontrast, nur Anzeige</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/photo_view.py" />
   <source>Photograph</source>
   <translation>Foto</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/photo_view.py" />
   <source>Wheel zooms, dragging moves, a double click fits or shows 100 %.</source>
   <translation>Das Rad zoomt, Ziehen verschiebt, ein Doppelklick passt ein oder zeigt 100 %.</translation>
  </message>
 </context>
 <context>
  <name>PictureCard</name>
  <message>
   <location filename="gui/pages/live/picture.py" />
   <source>Back to live</source>
   <translation>Zurück zu Live</translation>
  </message>
  <message>
   <location filename="gui/pages/live/picture.py" />
   <source>Back to live (Esc)</source>
   <translation>Zurück zu Live (Esc)</translation>
  </message>
  <message>
   <location filename="gui/pages/live/picture.py" />
   <source>Connecting to the camera</source>
   <translation>Verbindung zur Kamera wird aufgebaut</translation>
  </message>
  <message>
   <location filename="gui/pages/live/picture.py" />
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/live/picture.py" />
   <source>Waiting for a picture</source>
   <translation>Wartet auf ein Bild</translation>
  </message>
 </context>
 <context>
  <name>Plots</name>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Contrastive accuracy</source>
   <translation>Kontrastive Trefferrate</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Contrastive loss</source>
   <translation>Kontrastiver Verlust</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Fine-tuning</source>
   <translation>Feinabstimmung</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Heads</source>
   <translation>Köpfe</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Starts when defects are drawn.</source>
   <translation>Beginnt, wenn Fehler gezeichnet sind.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Starts when pretraining ends.</source>
   <translation>Beginnt, wenn das Vortraining endet.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Starts when the encoder is ready.</source>
   <translation>Beginnt, wenn der Encoder bereit ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>Starts with pretraining.</source>
   <translation>Beginnt mit dem Vortraining.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>What it learns from</source>
   <translation>Woraus es lernt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>epoch</source>
   <translation>Epoche</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>higher is better</source>
   <translation>höher ist besser</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>loss</source>
   <translation>Verlust</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>loss (NT-Xent)</source>
   <translation>Verlust (NT-Xent)</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>lower is better</source>
   <translation>niedriger ist besser</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>pairs found, %</source>
   <translation>Paare gefunden, %</translation>
  </message>
  <message>
   <location filename="gui/pages/train/plots.py" />
   <source>step</source>
   <translation>Schritt</translation>
  </message>
 </context>
 <context>
  <name>Popover</name>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>Camera settings</source>
   <translation>Kameraeinstellungen</translation>
  </message>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>In the units of the camera's driver. Kept for this project and camera.</source>
   <translation>In den Einheiten des Kameratreibers. Gilt für dieses Projekt und diese Kamera.</translation>
  </message>
 </context>
 <context>
  <name>Presets</name>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>A minute or so. Good for a first look.</source>
   <translation>Etwa eine Minute. Gut für einen ersten Blick.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Also learns from your photos what to look at, and teaches heads with drawn defects and labelled anomalies.</source>
   <translation>Lernt auch aus Ihren Fotos, worauf zu achten ist, und lehrt Köpfe mit gezeichneten Fehlern und eingeordneten Anomalien.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Also teaches heads with defects drawn on your photos, and with labelled anomalies.</source>
   <translation>Lehrt auch Köpfe, mit auf Ihre Fotos gezeichneten Fehlern und mit eingeordneten Anomalien.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Many times as long. For a night, or a card.</source>
   <translation>Vielmal so lang. Für eine Nacht oder eine Karte.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Minutes on a card, longer on a processor. Right for most.</source>
   <translation>Minuten auf einer Karte, länger auf einem Prozessor. Meist das Richtige.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Quick</source>
   <translation>Schnell</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Remembers how good parts look, and measures how far a part is from that. Learns nothing new.</source>
   <translation>Merkt sich, wie gute Teile aussehen, und misst, wie weit ein Teil davon abweicht. Lernt nichts Neues.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Standard</source>
   <translation>Standard</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>The same with larger images, more patches and far more epochs: for small defects.</source>
   <translation>Dasselbe mit größeren Bildern, mehr Flecken und viel mehr Epochen: für kleine Fehler.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>The same with larger images, more patches and more steps: for small defects.</source>
   <translation>Dasselbe mit größeren Bildern, mehr Flecken und mehr Schritten: für kleine Fehler.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Thorough</source>
   <translation>Gründlich</translation>
  </message>
 </context>
 <context>
  <name>ProgressStrip</name>
  <message>
   <location filename="gui/widgets/progress.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/widgets/progress.py" />
   <source>Stopping after this step</source>
   <translation>Hält nach diesem Schritt an</translation>
  </message>
  <message>
   <location filename="gui/widgets/progress.py" />
   <source>{what}, {done} of {total}</source>
   <translation>{what}, {done} von {total}</translation>
  </message>
 </context>
 <context>
  <name>ProjectCard</name>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>Bundle {name} in use.</source>
   <translation>Bündel: {name}.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>More about {name}</source>
   <translation>Mehr zu {name}</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>No photos yet.</source>
   <translation>Noch keine Fotos.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>Not found at {folder}</source>
   <translation>Nicht gefunden: {folder}</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>Not trained yet.</source>
   <translation>Noch nicht trainiert.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>Show in the file manager</source>
   <translation>Im Dateimanager zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>Take off this list (the folder stays)</source>
   <translation>Von dieser Liste nehmen (der Ordner bleibt)</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>{images} images, all labelled.</source>
   <translation>{images} Bilder, alle eingeordnet.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/card.py" />
   <source>{images} images, {labelled} labelled.</source>
   <translation>{images} Bilder, {labelled} eingeordnet.</translation>
  </message>
 </context>
 <context>
  <name>PromiseNote</name>
  <message>
   <location filename="gui/pages/images/promise.py" />
   <source>1 good image</source>
   <translation>1 gutes Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/promise.py" />
   <source>No good images yet</source>
   <translation>Noch keine guten Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/images/promise.py" />
   <source>{images} can promise about {wanted} false rejects, for parts and light like these.</source>
   <translation>{images} können etwa {wanted} Fehlalarme zusagen, bei Teilen und Licht wie diesen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/promise.py" />
   <source>{images} can promise at most {wanted} false rejects, for parts and light like these.</source>
   <translation>{images} können höchstens {wanted} Fehlalarme zusagen, bei Teilen und Licht wie diesen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/promise.py" />
   <source>{images} support a false-reject limit of {supported}, not {wanted}. Add {n} to promise {wanted}.</source>
   <translation>{images} tragen eine Grenze von {supported} Fehlalarmen, nicht {wanted}. Mit {n} mehr lassen sich {wanted} zusagen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/promise.py" />
   <source>{images}. At least {least} are needed to train: add more, or select good ones and press G.</source>
   <translation>{images}. Mindestens {least} braucht das Training: fügen Sie mehr hinzu, oder wählen Sie gute aus und drücken Sie G.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/promise.py" />
   <source>{n} good images</source>
   <translation>{n} gute Bilder</translation>
  </message>
 </context>
 <context>
  <name>RailButton</name>
  <message>
   <location filename="gui/window/rail.py" />
   <source>{page}, running</source>
   <translation>{page}, läuft</translation>
  </message>
 </context>
 <context>
  <name>Record</name>
  <message>
   <location filename="gui/record.py" />
   <source>Reading the history</source>
   <translation>Der Verlauf wird gelesen</translation>
  </message>
 </context>
 <context>
  <name>RegionLayer</name>
  <message>
   <location filename="gui/widgets/viewer/region_layer.py" />
   <source>Region</source>
   <translation>Bereich</translation>
  </message>
 </context>
 <context>
  <name>Rejections</name>
  <message>
   <location filename="gui/pages/images/notices.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/notices.py" />
   <source>Files and why they were left out</source>
   <translation>Dateien, und warum sie ausgelassen wurden</translation>
  </message>
  <message>
   <location filename="gui/pages/images/notices.py" />
   <source>Hide the files</source>
   <translation>Dateien verbergen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/notices.py" />
   <source>Show the files</source>
   <translation>Dateien zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/notices.py" />
   <source>and {n} more</source>
   <translation>und {n} weitere</translation>
  </message>
 </context>
 <context>
  <name>Relabelling</name>
  <message>
   <location filename="gui/pages/results/relabelling.py" />
   <source>{file} is now {label}. Retrain to learn from it.</source>
   <translation>{file} ist jetzt {label}. Neu trainieren, um daraus zu lernen.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/relabelling.py" />
   <source>{n} images are now {label}. Retrain to learn from them.</source>
   <translation>{n} Bilder sind jetzt {label}. Neu trainieren, um daraus zu lernen.</translation>
  </message>
 </context>
 <context>
  <name>Results</name>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>1 good image</source>
   <translation>1 gutes Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>Add {more} to promise {wanted}.</source>
   <translation>Mit {more} mehr lassen sich {wanted} zusagen.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>Caught</source>
   <translation>Gefunden</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>Escaped</source>
   <translation>Schlupf</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>False reject</source>
   <translation>Fehlalarm</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>No image is labelled yet: label some, and {name} is measured on them</source>
   <translation>Noch ist kein Bild eingeordnet: ordnen Sie einige ein, und {name} wird daran gemessen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>Passed</source>
   <translation>Bestanden</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>Set by hand: by {images}, about {rate} of good parts lie above it; nothing is promised.</source>
   <translation>Von Hand gesetzt: nach {images} liegen etwa {rate} der guten Teile darüber; zugesagt wird nichts.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>To review</source>
   <translation>Zu prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>about {rate}</source>
   <translation>etwa {rate}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>at most {rate}</source>
   <translation>höchstens {rate}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/difference_list.py" />
   <source>better</source>
   <translation>besser</translation>
  </message>
  <message>
   <location filename="gui/pages/results/difference_list.py" />
   <source>worse</source>
   <translation>schlechter</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{count} of {n}</source>
   <translation>{count} von {n}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{images} promise {rate} false rejects, for parts and light like those photographed.</source>
   <translation>{images} sagen {rate} Fehlalarme zu, bei Teilen und Licht wie auf den Fotos.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{images} promises {rate} false rejects, for parts and light like those photographed.</source>
   <translation>{images} sagt {rate} Fehlalarme zu, bei Teilen und Licht wie auf den Fotos.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{images} support a false-reject limit of {promised}, not {wanted}.</source>
   <translation>{images} tragen eine Grenze von {promised} Fehlalarmen, nicht {wanted}.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{images} supports a false-reject limit of {promised}, not {wanted}.</source>
   <translation>{images} trägt eine Grenze von {promised} Fehlalarmen, nicht {wanted}.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{name} alone set the anomaly limit and is not in Good any more. Train again: the limit follows.</source>
   <translation>{name} hat allein die Anomaliegrenze gesetzt und ist nicht mehr in „Gut“. Trainieren Sie neu: Die Grenze folgt dann.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{name} has learned from every labelled image: new ones would measure it</source>
   <translation>{name} hat aus jedem eingeordneten Bild gelernt: neue würden es messen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{name} is unlike all other good images and alone sets the anomaly limit: by all others it would be {value}. Take it out of Good, or add more like it.</source>
   <translation>{name} ist anders als alle anderen guten Bilder und setzt allein die Anomaliegrenze: nach allen anderen wäre sie {value}. Nehmen Sie es aus „Gut“, oder fügen Sie mehr von seiner Art hinzu.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{name} on {n} images that it never saw: {good} good, {anomaly} anomaly</source>
   <translation>{name} an {n} Bildern, die es nie gesehen hat: {good} gut, {anomaly} Anomalie</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{n} good images</source>
   <translation>{n} gute Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/results/words.py" />
   <source>{rate} %, 95 % interval {low}–{high} %</source>
   <translation>{rate} %, 95-%-Intervall {low}–{high} %</translation>
  </message>
 </context>
 <context>
  <name>ResultsExport</name>
  <message>
   <location filename="gui/pages/results/exporting.py" />
   <source>Export results into</source>
   <translation>Ergebnisse exportieren nach</translation>
  </message>
  <message>
   <location filename="gui/pages/results/exporting.py" />
   <source>Exporting results</source>
   <translation>Ergebnisse werden exportiert</translation>
  </message>
  <message>
   <location filename="gui/pages/results/exporting.py" />
   <source>Results are being exported.</source>
   <translation>Ergebnisse werden exportiert.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/exporting.py" />
   <source>Results of {name}</source>
   <translation>Ergebnisse von {name}</translation>
  </message>
 </context>
 <context>
  <name>ResultsPage</name>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>Go to Train</source>
   <translation>Zum Training</translation>
  </message>
  <message>
   <location filename="gui/pages/results/comparing.py" />
   <source>Judging images</source>
   <translation>Bilder werden beurteilt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>No bundle yet</source>
   <translation>Noch kein Bündel</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>No project</source>
   <translation>Kein Projekt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>Open a project, and its results stand here.</source>
   <translation>Öffnen Sie ein Projekt, und seine Ergebnisse stehen hier.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>Reading bundles</source>
   <translation>Bündel werden gelesen</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>Stopped</source>
   <translation>Gestoppt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>This did not work</source>
   <translation>Das hat nicht geklappt</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>Training makes one, and this page tells what it gets right on images that it never saw.</source>
   <translation>Das Training macht eines, und diese Seite sagt, was es bei Bildern richtig macht, die es nie sah.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>What was judged so far is kept. Choose a bundle to go on.</source>
   <translation>Was bisher beurteilt wurde, bleibt. Wählen Sie ein Bündel, um weiterzumachen.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/using.py" />
   <source>{name} can be used again at any time.</source>
   <translation>{name} kann jederzeit wieder verwendet werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/using.py" />
   <source>{name} is in use from now on.</source>
   <translation>{name} ist ab jetzt in Gebrauch.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>{name} judges new images: {done} of {total}</source>
   <translation>{name} beurteilt neue Bilder: {done} von {total}</translation>
  </message>
  <message>
   <location filename="gui/pages/results/page.py" />
   <source>{name} judges the labelled images</source>
   <translation>{name} beurteilt die eingeordneten Bilder</translation>
  </message>
 </context>
 <context>
  <name>Retention</name>
  <message>
   <location filename="gui/retention.py" />
   <source>Forgetting old inspections</source>
   <translation>Alte Inspektionen werden vergessen</translation>
  </message>
 </context>
 <context>
  <name>Row</name>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <location filename="gui/pages/history/row.py" />
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/widgets/camera_button.py" />
   <source>{setting}: automatic</source>
   <translation>{setting}: automatisch</translation>
  </message>
 </context>
 <context>
  <name>RunView</name>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>About {time} left</source>
   <translation>Noch etwa {time}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>Close the window at any time: the run can be resumed.</source>
   <translation>Das Fenster kann jederzeit geschlossen werden: der Lauf lässt sich fortsetzen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>Estimated before the start: {range} and {size} of memory.</source>
   <translation>Vor dem Start geschätzt: {range} und {size} Speicher.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>On course.</source>
   <translation>Wie erwartet.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>Paused</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>Saved at {time}, after epoch {n}. Close the window at any time.</source>
   <translation>Um {time} nach Epoche {n} gespeichert. Das Fenster kann jederzeit geschlossen werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>Slower than expected.</source>
   <translation>Langsamer als erwartet.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>Starting</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>ends about {time}</source>
   <translation>endet gegen {time}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>{time} an epoch, batch of {n}</source>
   <translation>{time} je Epoche, Stapel von {n}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>{time} so far.</source>
   <translation>{time} bisher.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run_view.py" />
   <source>{what}, epoch {n} of {all}</source>
   <translation>{what}, Epoche {n} von {all}</translation>
  </message>
 </context>
 <context>
  <name>SavedCard</name>
  <message>
   <location filename="gui/plots/saved.py" />
   <source>Save as CSV</source>
   <translation>Als CSV speichern</translation>
  </message>
  <message>
   <location filename="gui/plots/saved.py" />
   <source>Save as CSV…</source>
   <translation>Als CSV speichern …</translation>
  </message>
  <message>
   <location filename="gui/plots/saved.py" />
   <source>Save as PNG</source>
   <translation>Als PNG speichern</translation>
  </message>
  <message>
   <location filename="gui/plots/saved.py" />
   <source>Save as PNG…</source>
   <translation>Als PNG speichern …</translation>
  </message>
 </context>
 <context>
  <name>Saving</name>
  <message>
   <location filename="gui/plots/saving.py" />
   <source>Saving {name}</source>
   <translation>{name} speichern</translation>
  </message>
  <message>
   <location filename="gui/plots/saving.py" />
   <source>{name} is saved.</source>
   <translation>{name} ist gespeichert.</translation>
  </message>
 </context>
 <context>
  <name>ScheduleTable</name>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Add a row</source>
   <translation>Zeile hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Epochs of row {n}</source>
   <translation>Epochen der Zeile {n}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Last blocks</source>
   <translation>Letzte Blöcke</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Last blocks of row {n}</source>
   <translation>Letzte Blöcke der Zeile {n}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Learning rate of row {n}</source>
   <translation>Lernrate der Zeile {n}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Lets the encoder's own last blocks learn, row after row. Without rows it stays as it is, which is what few photos ask for.</source>
   <translation>Lässt die letzten Blöcke des Encoders selbst lernen, Zeile für Zeile. Ohne Zeilen bleibt er, wie er ist; wenige Fotos verlangen genau das.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Remove row {n}</source>
   <translation>Zeile {n} entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Remove this row</source>
   <translation>Diese Zeile entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/schedule.py" />
   <source>Unfreezing schedule</source>
   <translation>Plan des Freigebens</translation>
  </message>
 </context>
 <context>
  <name>Scores</name>
  <message>
   <location filename="gui/pages/images/scores.py" />
   <source>Judging images</source>
   <translation>Bilder werden beurteilt</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <location filename="gui/widgets/search_field.py" />
   <source>Empty the search</source>
   <translation>Suche leeren</translation>
  </message>
 </context>
 <context>
  <name>SelectionBar</name>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>Delete (Del)</source>
   <translation>Löschen (Entf)</translation>
  </message>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>Delete the selected images</source>
   <translation>Gewählte Bilder löschen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>{n} selected</source>
   <translation>{n} gewählt</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>A new language is spoken from the next start.</source>
   <translation>Eine neue Sprache gilt ab dem nächsten Start.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>A person should look, also when a part could not be judged.</source>
   <translation>Ein Mensch soll hinsehen, auch wenn ein Teil nicht beurteilt werden konnte.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Appearance</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>As the system</source>
   <translation>Wie im System</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Automatic takes the graphics card where there is one that fits.</source>
   <translation>Automatisch nimmt die Grafikkarte, wo eine passende da ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>For this PC and all projects. A choice applies at once, but for the language.</source>
   <translation>Für diesen PC und alle Projekte. Eine Wahl gilt sofort, nur die Sprache nicht.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Graphics card</source>
   <translation>Grafikkarte</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Start again now</source>
   <translation>Jetzt neu starten</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>The part differs from the good ones.</source>
   <translation>Das Teil weicht von den guten ab.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>The part is like the good ones.</source>
   <translation>Das Teil ist wie die guten.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Theme</source>
   <translation>Design</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Word for {verdict}</source>
   <translation>Wort für {verdict}</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/page.py" />
   <source>Words for the verdicts</source>
   <translation>Wörter für die Urteile</translation>
  </message>
 </context>
 <context>
  <name>Setup</name>
  <message>
   <location filename="gui/pages/train/setup.py" />
   <source>Changed: no longer a preset.</source>
   <translation>Geändert: keine Vorgabe mehr.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/setup.py" />
   <source>Everything else, with what suits most already chosen</source>
   <translation>Alles andere; das meist Passende ist schon gewählt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/setup.py" />
   <source>How thorough</source>
   <translation>Wie gründlich</translation>
  </message>
  <message>
   <location filename="gui/pages/train/setup.py" />
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <location filename="gui/pages/train/setup.py" />
   <source>Start from</source>
   <translation>Ausgangspunkt</translation>
  </message>
 </context>
 <context>
  <name>ShortcutSheet</name>
  <message>
   <location filename="gui/window/shortcut_sheet.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="gui/window/shortcut_sheet.py" />
   <source>Guide to this page</source>
   <translation>Anleitung zu dieser Seite</translation>
  </message>
  <message>
   <location filename="gui/window/shortcut_sheet.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
 </context>
 <context>
  <name>Side</name>
  <message>
   <location filename="gui/pages/live/side.py" />
   <source>Disagree</source>
   <translation>Widersprechen</translation>
  </message>
  <message>
   <location filename="gui/pages/live/side.py" />
   <source>Next part</source>
   <translation>Nächstes Teil</translation>
  </message>
  <message>
   <location filename="gui/pages/live/side.py" />
   <source>Space</source>
   <translation>Leertaste</translation>
  </message>
  <message>
   <location filename="gui/pages/live/side.py" />
   <source>You disagree</source>
   <translation>Sie widersprechen</translation>
  </message>
 </context>
 <context>
  <name>StageList</name>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Check images</source>
   <translation>Bilder prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Fine-tune</source>
   <translation>Feinabstimmen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Learn good parts</source>
   <translation>Gute Teile lernen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Pretrain</source>
   <translation>Vortrainieren</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Save and check</source>
   <translation>Speichern und prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Set limits and test</source>
   <translation>Grenzen und Test</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Stages</source>
   <translation>Stufen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>Teach heads</source>
   <translation>Köpfe lehren</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>about {time}</source>
   <translation>etwa {time}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>epoch {n} of {all}</source>
   <translation>Epoche {n} von {all}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>{n} images, {time}</source>
   <translation>{n} Bilder, {time}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/stage_list.py" />
   <source>{n} of {all}</source>
   <translation>{n} von {all}</translation>
  </message>
 </context>
 <context>
  <name>Stages</name>
  <message>
   <location filename="core" />
   <source>Calibrating the limits</source>
   <translation>Grenzen werden kalibriert</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Collecting the worst mistakes</source>
   <translation>Schlimmste Fehler werden gesammelt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Computing figures</source>
   <translation>Zahlen werden berechnet</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Copying images</source>
   <translation>Bilder werden kopiert</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Drawing all product lines</source>
   <translation>Alle Produktlinien werden gezeichnet</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Drawing defects</source>
   <translation>Fehler werden gezeichnet</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Drawing parts</source>
   <translation>Teile werden gezeichnet</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Drawing views</source>
   <translation>Ansichten werden gezeichnet</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Encoding good images</source>
   <translation>Gute Bilder werden kodiert</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Exporting the bundle</source>
   <translation>Bündel wird geschrieben</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Finding images</source>
   <translation>Bilder werden gesucht</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Finding images to judge</source>
   <translation>Bilder zum Beurteilen werden gesucht</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Fine-tuning the encoder</source>
   <translation>Encoder wird fein abgestimmt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Fitting the patch memory</source>
   <translation>Gute Teile werden gemerkt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Judging images</source>
   <translation>Bilder werden beurteilt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Measuring a few steps</source>
   <translation>Einige Schritte werden gemessen</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Measuring the bundle</source>
   <translation>Bündel wird gemessen</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Preparing the encoder</source>
   <translation>Encoder wird vorbereitet</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Pretraining the encoder</source>
   <translation>Encoder wird vortrainiert</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Reading images</source>
   <translation>Bilder werden gelesen</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Saving the encoder</source>
   <translation>Encoder wird gespeichert</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Teaching the heads</source>
   <translation>Köpfe werden gelehrt</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Writing figures</source>
   <translation>Zahlen und Diagramme werden geschrieben</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Writing inspections</source>
   <translation>Inspektionen werden geschrieben</translation>
  </message>
  <message>
   <location filename="core" />
   <source>Writing overlays</source>
   <translation>Überlagerungen werden geschrieben</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>It tells you which parts differ from good ones, and where. This edition inspects.</source>
   <translation>Es sagt Ihnen, welche Teile von guten abweichen und wo. Diese Ausgabe prüft.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Looking at projects</source>
   <translation>Projekte werden angesehen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Looking at what was dropped</source>
   <translation>Was abgelegt wurde, wird angesehen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Nothing of yours yet. Look at the demo, or begin with photos of your own.</source>
   <translation>Noch nichts von Ihnen. Sehen Sie sich die Demo an, oder beginnen Sie mit eigenen Fotos.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Nothing yet. Open a project that the studio edition has trained.</source>
   <translation>Noch nichts. Öffnen Sie ein Projekt, das mit der Ausgabe „Studio“ trainiert wurde.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Open a project: choose its folder</source>
   <translation>Projekt öffnen: Ordner wählen</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Photos and bundles stay on this PC. Inspector needs no network.</source>
   <translation>Fotos und Bündel bleiben auf diesem PC. Inspector braucht kein Netz.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Recent projects</source>
   <translation>Letzte Projekte</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>Show it good parts. It learns on this PC and tells you which parts differ, and where.</source>
   <translation>Zeigen Sie ihm gute Teile. Es lernt auf diesem PC und sagt, welche Teile abweichen, und wo.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>The demo is ready. It is among all projects.</source>
   <translation>Die Demo ist fertig. Sie steht bei allen Projekten.</translation>
  </message>
  <message>
   <location filename="gui/pages/start/page.py" />
   <source>This is the demo. Choose a photo to see its heat map; then look at Results.</source>
   <translation>Das ist die Demo. Wählen Sie ein Foto, um seine Heatmap zu sehen; gehen Sie dann zu „Ergebnisse“.</translation>
  </message>
 </context>
 <context>
  <name>StartingPoint</name>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>.safetensors or .pth of the same backbone, such as one from “inspector pretrain”.</source>
   <translation>.safetensors oder .pth desselben Backbones, etwa von „inspector pretrain“.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>A weights file</source>
   <translation>Eine Gewichtsdatei</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Begins with chance, needs nothing from outside. Standard pretrains it.</source>
   <translation>Beginnt mit Zufall, braucht nichts von außen. Standard trainiert ihn vor.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Choose…</source>
   <translation>Wählen …</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>From scratch</source>
   <translation>Von Grund auf</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Learned from drawn pictures alone. The best start without a weights file.</source>
   <translation>Nur an gezeichneten Bildern gelernt. Der beste Anfang ohne Gewichtsdatei.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>No file chosen</source>
   <translation>Keine Datei gewählt</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>None is shipped for {backbone} yet.</source>
   <translation>Für {backbone} wird noch keiner mitgeliefert.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Our own encoder</source>
   <translation>Eigener Encoder</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Weights (*.safetensors *.pth *.pt)</source>
   <translation>Gewichte (*.safetensors *.pth *.pt)</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Weights file</source>
   <translation>Gewichtsdatei</translation>
  </message>
  <message>
   <location filename="gui/pages/train/presets.py" />
   <source>Weights to start from</source>
   <translation>Gewichte zum Beginnen</translation>
  </message>
 </context>
 <context>
  <name>StationPage</name>
  <message>
   <location filename="gui/pages/station/page.py" />
   <source>Go to Live</source>
   <translation>Zu Live</translation>
  </message>
  <message>
   <location filename="gui/pages/station/page.py" />
   <source>It inspects with bundles that the studio edition has trained. Train on a PC with the studio edition, then copy the project's folder here and open it: its bundles come along.</source>
   <translation>Sie prüft mit Bündeln, die mit der Ausgabe „Studio“ trainiert wurden. Trainieren Sie auf einem PC mit „Studio“, kopieren Sie dann den Ordner des Projekts hierher und öffnen Sie ihn: Seine Bündel kommen mit.</translation>
  </message>
  <message>
   <location filename="gui/pages/station/page.py" />
   <source>See what the bundle can do</source>
   <translation>Zeigen, was das Bündel kann</translation>
  </message>
  <message>
   <location filename="gui/pages/station/page.py" />
   <source>This is the station edition</source>
   <translation>Das ist die Ausgabe „Station“</translation>
  </message>
 </context>
 <context>
  <name>StatusLine</name>
  <message>
   <location filename="gui/window/status.py" />
   <source>Help F1</source>
   <translation>Hilfe F1</translation>
  </message>
  <message>
   <location filename="gui/window/status.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/window/status.py" />
   <source>Undo: {what}</source>
   <translation>Rückgängig: {what}</translation>
  </message>
 </context>
 <context>
  <name>StorageSection</name>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source> GB</source>
   <translation> GB</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source> days</source>
   <translation> Tage</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Days that inspections are kept</source>
   <translation>Tage, die Inspektionen aufgehoben werden</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Delete {size} for good? Nothing that was done so far can be undone afterwards.</source>
   <translation>{size} endgültig löschen? Danach lässt sich nichts von bisher mehr rückgängig machen.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Empty the cache</source>
   <translation>Zwischenspeicher leeren</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Empty the trash</source>
   <translation>Papierkorb leeren</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Empty the trash…</source>
   <translation>Papierkorb leeren …</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Emptying it loses nothing: it is filled again when it is needed.</source>
   <translation>Beim Leeren geht nichts verloren: er füllt sich wieder, wenn er gebraucht wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Emptying the cache</source>
   <translation>Zwischenspeicher wird geleert</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Emptying the trash</source>
   <translation>Der Papierkorb wird geleert</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Images that were deleted, in its folder .trash. Undo fetches them from there.</source>
   <translation>Gelöschte Bilder, in seinem Ordner .trash. „Rückgängig“ holt sie von dort.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>In the cache now</source>
   <translation>Jetzt im Zwischenspeicher</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>In the trash of this project</source>
   <translation>Im Papierkorb dieses Projekts</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Keep all</source>
   <translation>Alle behalten</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Keep inspections for</source>
   <translation>Inspektionen aufheben</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Largest size of the cache</source>
   <translation>Höchste Größe des Zwischenspeichers</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Measuring the cache</source>
   <translation>Zwischenspeicher wird gemessen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Measuring the trash</source>
   <translation>Der Papierkorb wird gemessen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>No project is open.</source>
   <translation>Kein Projekt ist offen.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Older ones are deleted from the history with their pictures, and deleted images leave the trash as late. 0 keeps all.</source>
   <translation>Ältere werden mit ihren Bildern aus dem Verlauf gelöscht, und gelöschte Bilder verlassen dann auch den Papierkorb. 0 behält alle.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Prepared pictures, so that the next training reads them faster. The oldest go first.</source>
   <translation>Vorbereitete Bilder, damit das nächste Training sie schneller liest. Die ältesten gehen zuerst.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>Storage</source>
   <translation>Speicherplatz</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>The cache is in use. Empty it when nothing is running.</source>
   <translation>Der Zwischenspeicher ist in Gebrauch. Leeren Sie ihn, wenn nichts läuft.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>The project is at work. Empty its trash when nothing is running.</source>
   <translation>Im Projekt läuft etwas. Leeren Sie den Papierkorb, wenn nichts mehr läuft.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings/storage.py" />
   <source>{size} could not be deleted: another program may be using it.</source>
   <translation>{size} ließen sich nicht löschen: vielleicht benutzt sie ein anderes Programm.</translation>
  </message>
 </context>
 <context>
  <name>Strip</name>
  <message>
   <location filename="gui/pages/live/strip.py" />
   <source>Last verdicts</source>
   <translation>Letzte Urteile</translation>
  </message>
  <message>
   <location filename="gui/pages/live/strip.py" />
   <source>Left and right choose one, which is shown again.</source>
   <translation>Links und rechts wählen eines, das noch einmal gezeigt wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/strip.py" />
   <source>The last parts stand here.</source>
   <translation>Die letzten Teile stehen hier.</translation>
  </message>
  <message>
   <location filename="gui/pages/live/strip.py" />
   <source>{first} to {last}</source>
   <translation>{first} bis {last}</translation>
  </message>
 </context>
 <context>
  <name>Thresholds</name>
  <message>
   <location filename="gui/pages/results/thresholds.py" />
   <source>{name} judges by the thresholds of its training again: {review} and {anomaly}.</source>
   <translation>{name} urteilt wieder nach den Schwellen seines Trainings: {review} und {anomaly}.</translation>
  </message>
  <message>
   <location filename="gui/pages/results/thresholds.py" />
   <source>{name} judges by {review} and {anomaly} from now on.</source>
   <translation>{name} urteilt ab jetzt nach {review} und {anomaly}.</translation>
  </message>
 </context>
 <context>
  <name>Time</name>
  <message>
   <location filename="gui/widgets/progress.py" />
   <source>about {hours} h {minutes} min left</source>
   <translation>noch etwa {hours} h {minutes} min</translation>
  </message>
  <message>
   <location filename="gui/widgets/progress.py" />
   <source>about {minutes} min left</source>
   <translation>noch etwa {minutes} min</translation>
  </message>
  <message>
   <location filename="gui/widgets/progress.py" />
   <source>about {seconds} s left</source>
   <translation>noch etwa {seconds} s</translation>
  </message>
 </context>
 <context>
  <name>Times</name>
  <message>
   <location filename="gui/times.py" />
   <source>Today {time}</source>
   <translation>Heute {time}</translation>
  </message>
  <message>
   <location filename="gui/times.py" />
   <source>Yesterday {time}</source>
   <translation>Gestern {time}</translation>
  </message>
  <message>
   <location filename="gui/times.py" />
   <source>d MMM</source>
   <translation>d. MMM</translation>
  </message>
  <message>
   <location filename="gui/times.py" />
   <source>d MMM yyyy</source>
   <translation>d. MMM yyyy</translation>
  </message>
  <message>
   <location filename="gui/times.py" />
   <source>ddd d MMM</source>
   <translation>ddd, d. MMM</translation>
  </message>
  <message>
   <location filename="gui/times.py" />
   <source>ddd d MMM yyyy</source>
   <translation>ddd, d. MMM yyyy</translation>
  </message>
 </context>
 <context>
  <name>TodayCard</name>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>1 part</source>
   <translation>1 Teil</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <location filename="gui/pages/live/counters.py" />
   <source>{n} parts</source>
   <translation>{n} Teile</translation>
  </message>
 </context>
 <context>
  <name>Toolbar</name>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>By name</source>
   <translation>Nach Namen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Highest score</source>
   <translation>Höchster Wert</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Lowest score</source>
   <translation>Niedrigster Wert</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Newest first</source>
   <translation>Neueste zuerst</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Oldest first</source>
   <translation>Älteste zuerst</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Order</source>
   <translation>Reihenfolge</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Search names</source>
   <translation>Namen suchen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Search names (Ctrl+F)</source>
   <translation>Namen suchen (Strg+F)</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Size of thumbnails</source>
   <translation>Größe der Vorschaubilder</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Size of thumbnails (Ctrl and wheel)</source>
   <translation>Größe der Vorschaubilder (Strg und Rad)</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>Train a bundle to filter by its verdicts</source>
   <translation>Trainieren Sie ein Bündel, um nach seinen Urteilen zu filtern</translation>
  </message>
  <message>
   <location filename="gui/pages/images/toolbar.py" />
   <source>What {bundle} says</source>
   <translation>Was {bundle} sagt</translation>
  </message>
 </context>
 <context>
  <name>Train</name>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>, unfreezing in {n} rows</source>
   <translation>, Freigeben in {n} Zeilen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>1 good image</source>
   <translation>1 gutes Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>A run that began at {time} was interrupted after epoch {n} of {all} of its pretraining.</source>
   <translation>Ein Lauf von {time} wurde nach Epoche {n} von {all} seines Vortrainings unterbrochen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>A run that began at {time} was interrupted after its pretraining, which is kept.</source>
   <translation>Ein Lauf von {time} wurde nach seinem Vortraining unterbrochen; das ist erhalten.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>A run that began at {time} was interrupted. It would start over.</source>
   <translation>Ein Lauf von {time} wurde unterbrochen. Er würde von vorn beginnen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Anomalies escape. The preset Standard often finds more: it also learns from photos and drawn defects.</source>
   <translation>Anomalien schlüpfen durch. Standard findet oft mehr: Es lernt auch aus Fotos und gezeichneten Fehlern.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>Below {least} good images all of them set the limits, and none is kept for the test.</source>
   <translation>Unter {least} guten Bildern setzen alle die Grenzen, und keines bleibt für den Test.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Change the choices</source>
   <translation>Auswahl ändern</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>Choose the weights file to start from.</source>
   <translation>Wählen Sie die Gewichtsdatei, mit der begonnen wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>Choose…</source>
   <translation>Wählen …</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Go to Images</source>
   <translation>Zu Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>It is in use now, as the first bundle of this project.</source>
   <translation>Es ist jetzt in Gebrauch, als erstes Bündel dieses Projekts.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run.py" />
   <source>It would have to start over.</source>
   <translation>Es müsste von vorn beginnen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>New run</source>
   <translation>Neuer Lauf</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>No anomalies: the run can say how many good parts are rejected, but not how many anomalies escape.</source>
   <translation>Keine Anomalien: der Lauf kann sagen, wie viele gute Teile aussortiert werden, aber nicht, wie viele Anomalien durchschlüpfen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>No bundle was saved. Those from before are as they were.</source>
   <translation>Es wurde kein Bündel gespeichert. Die früheren sind, wie sie waren.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>No encoder of our own is shipped for {backbone} yet. Start from scratch, or from a weights file.</source>
   <translation>Für {backbone} wird noch kein eigener Encoder mitgeliefert. Beginnen Sie von Grund auf oder mit einer Gewichtsdatei.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>No good images yet: at least {needed} are needed, {advised} are better. Say which of the {n} unlabelled ones are good.</source>
   <translation>Noch keine guten Bilder: mindestens {needed} werden gebraucht, {advised} sind besser. Sagen Sie, welche der {n} unsortierten gut sind.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Nothing was trained</source>
   <translation>Es wurde nichts trainiert</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Our own encoder, or a weights file to start from, usually sees more than chance does.</source>
   <translation>Unser eigener Encoder oder eine Gewichtsdatei als Ausgangspunkt sieht meist mehr als der Zufall.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>See results</source>
   <translation>Ergebnisse ansehen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>Start from scratch</source>
   <translation>Von Grund auf beginnen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>There is no file {file}. Choose another weights file.</source>
   <translation>Die Datei {file} gibt es nicht. Wählen Sie eine andere Gewichtsdatei.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>This is a fault of Inspector. What was pretrained is kept.</source>
   <translation>Das ist ein Fehler von Inspector. Was vortrainiert wurde, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Train on the processor</source>
   <translation>Auf dem Prozessor trainieren</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Trained: {name}</source>
   <translation>Trainiert: {name}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run.py" />
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run.py" />
   <source>Training is running. {what}</source>
   <translation>Das Training läuft. {what}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>Use this bundle</source>
   <translation>Dieses Bündel verwenden</translation>
  </message>
  <message>
   <location filename="gui/pages/train/run.py" />
   <source>What it has pretrained is kept, and it can be resumed.</source>
   <translation>Was vortrainiert ist, bleibt erhalten und lässt sich fortsetzen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>even light</source>
   <translation>gleiches Licht</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>min</source>
   <translation>min</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>region</source>
   <translation>Bereich</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>s</source>
   <translation>s</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>seed {n}</source>
   <translation>Startwert {n}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>tiles</source>
   <translation>Kacheln</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>{backbone}, {n} patches</source>
   <translation>{backbone}, {n} Flecken</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>{found} are few: {advised} or more make the limits steadier.</source>
   <translation>{found} sind wenige: {advised} oder mehr machen die Grenzen ruhiger.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>{found}: at least {needed} are needed, {advised} are better. Drop more into Good.</source>
   <translation>{found}: mindestens {needed} werden gebraucht, {advised} sind besser. Ziehen Sie mehr auf Gut.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{gb} GB</source>
   <translation>{gb} GB</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{h} h</source>
   <translation>{h} h</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{h} h {min} min</source>
   <translation>{h} h {min} min</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>{images} can promise about {rate} false rejects.</source>
   <translation>{images} können etwa {rate} Fehlalarme zusagen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>{images} can promise at most {rate} false rejects.</source>
   <translation>{images} können höchstens {rate} Fehlalarme zusagen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>{images} support a false-reject limit of {able}, not {rate}. Add {n} to promise {rate}.</source>
   <translation>{images} tragen eine Grenze von {able} Fehlalarmen, nicht {rate}. Mit {n} mehr lassen sich {rate} zusagen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{mb} MB</source>
   <translation>{mb} MB</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{min} min</source>
   <translation>{min} min</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{min} min {s} s</source>
   <translation>{min} min {s} s</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>{name} stays in use until you choose this one.</source>
   <translation>{name} bleibt in Gebrauch, bis Sie dieses wählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>{n} anomalies only measure: about {needed} are needed before some of them can teach.</source>
   <translation>{n} Anomalien messen nur: etwa {needed} sind nötig, bevor einige davon lehren können.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>{n} drawn defects an image, {steps} steps</source>
   <translation>{n} gezeichnete Fehler je Bild, {steps} Schritte</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>{n} epochs, batch of {batch}</source>
   <translation>{n} Epochen, Stapel von {batch}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/problems.py" />
   <source>{n} good images</source>
   <translation>{n} gute Bilder</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>{n} ignored</source>
   <translation>{n} ausgespart</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>{n} kinds of change</source>
   <translation>{n} Arten von Veränderung</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>{n} px</source>
   <translation>{n} px</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
  <message>
   <location filename="gui/pages/train/summaries.py" />
   <source>{rejects} false rejects, {reviews} reviews</source>
   <translation>{rejects} Fehlalarme, {reviews} Prüfungen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>{s} s</source>
   <translation>{s} s</translation>
  </message>
  <message>
   <location filename="gui/pages/train/endings.py" />
   <source>… and {n} more files that could not be used</source>
   <translation>… und {n} weitere Dateien, die nicht verwendbar waren</translation>
  </message>
 </context>
 <context>
  <name>TrainPage</name>
  <message>
   <location filename="gui/pages/train/interrupted.py" />
   <source>Forget it</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/watching.py" />
   <source>Getting plots ready</source>
   <translation>Diagramme werden vorbereitet</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Keep training</source>
   <translation>Weiter trainieren</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Pause or resume the run</source>
   <translation>Lauf anhalten oder fortsetzen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>Quick</source>
   <translation>Schnell</translation>
  </message>
  <message>
   <location filename="gui/pages/train/interrupted.py" />
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>Run {n}, {preset}, started {time}</source>
   <translation>Lauf {n}, {preset}, begonnen {time}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>Standard</source>
   <translation>Standard</translation>
  </message>
  <message>
   <location filename="gui/pages/train/interrupted.py" />
   <source>Start over</source>
   <translation>Von vorn beginnen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Stop the run</source>
   <translation>Lauf stoppen</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Stop this run? {what}</source>
   <translation>Diesen Lauf stoppen? {what}</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>The run was stopped.</source>
   <translation>Der Lauf wurde gestoppt.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>Thorough</source>
   <translation>Gründlich</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Train ({keys})</source>
   <translation>Trainieren ({keys})</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>Training has ended: {name} is saved.</source>
   <translation>Das Training ist beendet: {name} ist gespeichert.</translation>
  </message>
  <message>
   <location filename="gui/pages/train/words.py" />
   <source>own choices</source>
   <translation>eigene Wahl</translation>
  </message>
  <message>
   <location filename="gui/pages/train/page.py" />
   <source>{name} is in use now.</source>
   <translation>{name} ist jetzt in Gebrauch.</translation>
  </message>
 </context>
 <context>
  <name>ViewTools</name>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Auto contrast, display only</source>
   <translation>Auto-Kontrast, nur Anzeige</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Contours at the anomaly limit</source>
   <translation>Umrisse an der Anomaliegrenze</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Fit</source>
   <translation>Ganz</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Heat map</source>
   <translation>Heatmap</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Ignored areas: draw over what must not count</source>
   <translation>Ausgesparte Flächen: über das malen, was nicht zählen soll</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Region: the part of the photo that is judged</source>
   <translation>Bereich: der Teil des Fotos, der beurteilt wird</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Show at 100 %</source>
   <translation>In 100 % zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Show the whole photo</source>
   <translation>Das ganze Foto zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Zoom</source>
   <translation>Zoom</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Zoom in</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>Zoom out</source>
   <translation>Verkleinern</translation>
  </message>
  <message>
   <location filename="gui/widgets/viewer/tools.py" />
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
 </context>
 <context>
  <name>ViewerPane</name>
  <message>
   <location filename="gui/pages/images/verdict_row.py" />
   <source>, limit {limit}</source>
   <translation>, Grenze {limit}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/verdict_row.py" />
   <source>, review limit {limit}</source>
   <translation>, Prüfgrenze {limit}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/viewer_pane.py" />
   <source>Choose an image to see it here</source>
   <translation>Wählen Sie ein Bild, um es hier zu sehen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/viewer_pane.py" />
   <source>Go to Train</source>
   <translation>Zum Training</translation>
  </message>
  <message>
   <location filename="gui/pages/images/verdict_row.py" />
   <source>Labelled</source>
   <translation>Eingeordnet</translation>
  </message>
  <message>
   <location filename="gui/pages/images/pane_head.py" />
   <source>Next image</source>
   <translation>Nächstes Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/viewer_pane.py" />
   <source>No bundle is in use yet. Train one to see verdicts and why.</source>
   <translation>Noch ist kein Bündel in Gebrauch. Trainieren Sie eines, um Urteile zu sehen, und warum.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/pane_head.py" />
   <source>No image chosen</source>
   <translation>Kein Bild gewählt</translation>
  </message>
  <message>
   <location filename="gui/pages/images/viewer_pane.py" />
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/pane_head.py" />
   <source>Previous image</source>
   <translation>Voriges Bild</translation>
  </message>
  <message>
   <location filename="gui/pages/images/viewer_pane.py" />
   <source>Reading the photo</source>
   <translation>Das Foto wird gelesen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/marks_note.py" />
   <source>Region and ignored areas belong to the recipe: they take effect with the next training.</source>
   <translation>Bereich und ausgesparte Flächen gehören zum Rezept: sie wirken ab dem nächsten Training.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/marks_note.py" />
   <source>Remove all ignored areas</source>
   <translation>Alle ausgesparten Flächen entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/marks_note.py" />
   <source>Remove the region</source>
   <translation>Bereich entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/marks_note.py" />
   <source>The bundle in use still judges by its own region: this takes effect with the next training.</source>
   <translation>Das Bündel in Gebrauch urteilt noch nach seinem eigenen Bereich: dies wirkt ab dem nächsten Training.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/viewer_pane.py" />
   <source>This part could not be judged: {cause}</source>
   <translation>Dieses Teil war nicht zu beurteilen: {cause}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/viewer_pane.py" />
   <source>This photo cannot be read: {cause}</source>
   <translation>Dieses Foto ist nicht lesbar: {cause}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/pane_head.py" />
   <source>{n} of {total}</source>
   <translation>{n} von {total}</translation>
  </message>
 </context>
 <context>
  <name>Why</name>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>Even the least usual spot is like those of {count} good parts.</source>
   <translation>Selbst die ungewöhnlichste Stelle ist wie die von {count} guten Teilen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>Few spots like this in {count} good parts.</source>
   <translation>Wenige Stellen wie diese in {count} guten Teilen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>Nothing like this spot in {count} good parts.</source>
   <translation>Nichts wie diese Stelle in {count} guten Teilen.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>This part</source>
   <translation>Dieses Teil</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>Why</source>
   <translation>Warum</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>a good part</source>
   <translation>ein gutes Teil</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>good {name}</source>
   <translation>gut {name}</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>hottest spot</source>
   <translation>Hotspot</translation>
  </message>
  <message>
   <location filename="gui/pages/images/why.py" />
   <source>{distance} away</source>
   <translation>{distance} weit</translation>
  </message>
 </context>
 <context>
  <name>Words</name>
  <message>
   <location filename="gui/words.py" />
   <source>Anomaly</source>
   <translation>Anomalie</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Good</source>
   <translation>Gut</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Review</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Something unexpected happened: {what}</source>
   <translation>Etwas Unerwartetes ist geschehen: {what}</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Unlabelled</source>
   <translation>Unsortiert</translation>
  </message>
 </context>
 <context>
  <name>Working</name>
  <message>
   <location filename="gui/pages/images/notices.py" />
   <source>{what}: {done} of {total}</source>
   <translation>{what}: {done} von {total}</translation>
  </message>
 </context>
 <context>
  <name>_Question</name>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>Delete 1 image? Undo brings it back.</source>
   <translation>1 Bild löschen? Rückgängig bringt es zurück.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>Delete {n} images? Undo brings them back.</source>
   <translation>{n} Bilder löschen? Rückgängig bringt sie zurück.</translation>
  </message>
  <message>
   <location filename="gui/pages/images/selection_bar.py" />
   <source>Deleted images go to the folder .trash of the project.</source>
   <translation>Gelöschte Bilder kommen in den Ordner .trash des Projekts.</translation>
  </message>
 </context>
</TS>
