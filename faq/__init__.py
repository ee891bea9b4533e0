"""From a question in any shape to the entry that answers it, or to an honest "I don't know".

Pure: knows words, topics and entries given to it. Knows no database, no web, no channel and no form.
"""

import os

# Told to the linear algebra before it is loaded: threads that share out a 96 × 96 system cost ten times what they save.
os.putenv("OPENBLAS_NUM_THREADS", "1")
