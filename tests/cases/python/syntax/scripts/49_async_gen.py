import asyncio
revision = "49"
down_revision = "48"
async def rows(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)
async def collect():
    out = [i async for i in rows(3) if i]
    async for i in rows(2):
        out.append(await asyncio.sleep(0, result=i))
    else:
        out += [await x for x in []]
    async with asyncio.Lock() as lock, asyncio.Lock():
        return out, lock
def upgrade():
    asyncio.run(collect())
def downgrade():
    pass
