"""Who may come in, in which order."""

import asyncio
from contextlib import suppress

from core.jobs.gate import Gate


class Visitors:
    """Let tasks into a gate and out again, and note who is inside."""

    def __init__(self, places):
        self.gate = Gate(places)
        self.inside = []
        self.tasks = {}

    async def come(self, name, priority=0, alone=False):
        async def visit():
            async with self.gate.alone() if alone else self.gate.shared(priority):
                self.inside.append(name)
                try:
                    await asyncio.Event().wait()
                finally:
                    self.inside.remove(name)

        self.tasks[name] = asyncio.create_task(visit())
        await self.quiet()

    async def go(self, name):
        self.tasks[name].cancel()
        with suppress(asyncio.CancelledError):
            await self.tasks[name]
        await self.quiet()

    async def quiet(self):
        for _ in range(10):
            await asyncio.sleep(0)


def test_as_many_as_there_are_places_in_the_order_of_arrival():
    async def story():
        v = Visitors(2)
        for name in "abcd":
            await v.come(name)
        assert v.inside == ["a", "b"]
        await v.go("a")
        assert v.inside == ["b", "c"]
        await v.go("d")
        await v.go("b")
        assert v.inside == ["c"]

    asyncio.run(story())


def test_the_more_urgent_goes_first():
    async def story():
        v = Visitors(1)
        await v.come("a")
        await v.come("b", priority=1)
        await v.come("c", priority=5)
        await v.go("a")
        assert v.inside == ["c"]
        await v.go("c")
        assert v.inside == ["b"]

    asyncio.run(story())


def test_alone_waits_for_those_inside_and_keeps_others_out():
    async def story():
        v = Visitors(2)
        await v.come("a")
        await v.come("b", alone=True)
        await v.come("c", priority=100)
        assert v.inside == ["a"]
        await v.go("a")
        assert v.inside == ["b"]
        await v.go("b")
        assert v.inside == ["c"]
        await v.come("d", alone=True)
        await v.go("d")
        await v.come("e")
        assert v.inside == ["c", "e"]

    asyncio.run(story())
