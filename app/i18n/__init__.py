"""Every sentence that people read, in Norwegian and English."""
