"""What runs behind the screens: the opened project, sync, invitations, recordings, settings."""
