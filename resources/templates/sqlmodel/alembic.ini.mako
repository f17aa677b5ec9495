# Settings of the migrations. Relative paths start at the current folder, %(here)s is the folder of this file.

[alembic]
# folder with env.py, script.py.mako and the scripts
script_location = ${script_location}

# names of new files; every % is written twice
# file_template = %%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s

# in front of sys.path, so that env.py finds the application
prepend_sys_path = ${import_root}

# zone of the create dates, e.g. Europe/Berlin; without it local time
# timezone =

# longest message part of a file name
# truncate_slug_length = 40

# run env.py for the command revision too
# revision_environment = false

# accept .pyc files without their source
# sourceless = false

# folders with scripts, separated as path_separator says
# version_locations = %(here)s/versions:%(here)s/more_versions

# how the lists above are split: os, space, newline, : or ;
path_separator = os

# look for scripts in sub-folders too
# recursive_version_locations = false

# encoding of new scripts
# output_encoding = utf-8

# The database where the environment variable ${url_variable} is not set. In a password every special character is percent-encoded and every % written twice.
sqlalchemy.url = ${url}


# Programs that format new scripts.
[post_write_hooks]

# hooks = ruff
# ruff.type = exec
# ruff.executable = ruff
# ruff.options = check --fix REVISION_SCRIPT_FILENAME

# Logging, read by env.py.
[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
