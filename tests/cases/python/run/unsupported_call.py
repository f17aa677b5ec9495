import somewhere.helpers

print("first")
somewhere.helpers.migrate("t")
