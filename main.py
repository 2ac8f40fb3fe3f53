"""Starts the app; at the root because the packaging tool takes the folder of the entry module."""

import flet as ft

from app.page import main

ft.run(main, assets_dir="assets")
