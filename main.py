"""Starts the app; at the root because the packaging tool takes the folder of the entry module."""

import flet as ft

import assets
from app.page import main

ft.run(main, assets_dir=str(assets.FOLDER))
