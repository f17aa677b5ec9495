#> ?rows
#> error: What is asked for here is not supported, and what it is about is not known.
#>   at case.py:10:1
#>   Run this revision with the project's own Python.
import os

from test import emit, unknown

emit(u := unknown("rows"))
os.listdir(u)
