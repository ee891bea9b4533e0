"""From a question in any shape to the entry that answers it, or to an honest "I don't know".

Pure: knows words, topics and entries given to it. Knows no database, no web, no channel and no form.
"""
