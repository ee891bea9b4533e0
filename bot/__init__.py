"""The edge: settings, web, platforms, commands, and the two loops. `bot.app` puts the parts together."""
