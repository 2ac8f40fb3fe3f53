"""Questions to the views: functions that read a state and change nothing."""
