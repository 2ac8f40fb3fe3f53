"""Members, invitations and sync."""
