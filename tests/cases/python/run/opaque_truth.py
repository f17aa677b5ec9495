from third import FLAG

if FLAG:
    print("no")
