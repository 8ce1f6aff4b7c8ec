"""How much of what a student handed in is read. Numbers only; where one is crossed, a sentence says so."""

# A reader that takes longer or more for one question is ended, and the submission has failed. Time is its own.
CPU_SECONDS = 20
FAR_STOP_SECONDS = 600  # of wall time, for a reader that does nothing
MEMORY_MB = 2048

# A notebook.
FILE_MB = 250
CELLS = 5000
OUTPUTS = 50_000
CODE_MB = 4
PROSE_MB = 8
LINES_SAID = 200  # repairs in a report

# Looking into a cell: Python's parser and IPython's transformations can be made slow by what they read.
LOOKED_INTO = 50_000
MAGIC_LINES = 200

# What a cell showed.
SHOWN_MB = 20  # of all cells together
SHOWN_OF_CELL_MB = 8
PROSE_SHOWN = 100_000  # characters of one cell, in the notebook that people mark
CODE_RENDERED, PROSE_RENDERED = 20_000, 4000  # on a student's page
ANSWER_RENDERED = 20_000
HTML_TAGS = 50_000
HTML_ATTRIBUTES = 100  # of one tag
HTML_NESTING = 2_000_000  # how deep each tag stands, added up

# An archive.
NAME_LETTERS = 255  # no file system takes more
FILES_INSIDE = 2000
UNPACKED_MB = 250  # of notebooks and archives that it holds
RUN_THROUGH_MB = 500  # of everything in it, to find them
