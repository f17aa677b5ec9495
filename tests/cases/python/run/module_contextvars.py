import contextvars

variable = contextvars.ContextVar("variable", default=1)
print(variable.name, variable.get(), variable.get(2))
token = variable.set(3)
print(variable.get(), token.var is variable, token.old_value is contextvars.Token.MISSING)
variable.reset(token)
print(variable.get())
empty: contextvars.ContextVar[int] = contextvars.ContextVar("empty")
print(empty.get(5))
try:
    empty.get()
except LookupError as error:
    print(type(error).__name__)
print(contextvars.copy_context().run(lambda a, b=0: a + b, 1, b=2))
