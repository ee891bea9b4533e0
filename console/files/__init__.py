"""What is taken away: tables, ZIPs, files written in the background."""
