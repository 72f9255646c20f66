#!/bin/sh
# Puts Inspector into the menu of this user, and `inspector` among the commands; nothing outside of the home is touched.
#   ./install.sh             install from this folder, which stays where it is
#   ./install.sh --remove    take it out of the menu again; projects and settings stay
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/inspector.desktop
picture=$data/icons/hicolor/256x256/apps/inspector.png
command=$HOME/.local/bin/inspector

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$picture" "$command"
    echo "Inspector is out of the menu. Delete $folder to remove the program itself."
    exit
fi
mkdir -p "$(dirname "$entry")" "$(dirname "$picture")" "$(dirname "$command")"
# The entry names the link: some desktops find no program whose path holds a percent sign, however it is written. In an
# entry a backslash, a quote, a dollar and a backquote in a path are written behind a backslash, twice.
quoted=$(printf '%s' "$command" | sed 's/[\\"`$]/\\\\&/g; s/[&|\\]/\\&/g')
ln -sf "$folder/Inspector" "$command"
sed "s|@COMMAND@|$quoted|" "$folder/inspector.desktop" >"$entry"
cp "$folder/inspector.png" "$picture"
echo "Inspector is in the menu, and \`inspector\` a command (in $(dirname "$command"))."
