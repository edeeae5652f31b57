"""How much of a file is read before it is refused: promises about memory and time."""

FILE_BYTES = 50 * 2**20
UNPACKED_BYTES = 256 * 2**20
PARTS = 2_000
ROWS = 100_000
COLUMNS = 1_000
AREA = 12_000_000  # cells of the rectangle that the reader lays out, filled or not
CELL_CHARACTERS = 50_000
TEXT_CHARACTERS = 100_000_000

CHILD_MEMORY_BYTES = 1_200 * 2**20
CHILD_CPU_SECONDS = 90
CHILD_WALL_SECONDS = 180
