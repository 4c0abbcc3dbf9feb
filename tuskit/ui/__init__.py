"""Questions as controls that work in JupyterLab and in Voilà: control → form → wizard."""
