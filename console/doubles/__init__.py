"""Applications that look like one community: side by side, linked, made one."""
