"""Which keys a device holds, how they are granted to other devices, and how they are destroyed."""
