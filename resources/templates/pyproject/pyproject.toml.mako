[tool.alembic]
# folder with env.py, script.py.mako and the scripts
script_location = "${script_location}"

# names of new files; every % is written twice
# file_template = "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s"

# in front of sys.path, so that env.py finds the application
prepend_sys_path = ["."]

# folders with scripts
# version_locations = ["%(here)s/versions", "%(here)s/more_versions"]

# programs that format new scripts
# [[tool.alembic.post_write_hooks]]
# name = "ruff"
# type = "exec"
# executable = "ruff"
# options = "check --fix REVISION_SCRIPT_FILENAME"
