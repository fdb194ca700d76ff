"""The write gate lets one writer in at a time, in order, and never loses a turn."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.core.errors import ServerBusy
from app.core.gate import Gate


def test_threads_enter_one_at_a_time() -> None:
    gate = Gate(open_to_all=False)
    inside = 0
    most = 0

    def work(_: int) -> None:
        nonlocal inside, most
        with gate.thread_pass(needed=True):
            inside += 1
            most = max(most, inside)
            inside -= 1

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(work, range(500)))

    assert (inside, most) == (0, 1)


def test_tasks_and_threads_share_one_gate() -> None:
    gate = Gate(open_to_all=False)
    order: list[str] = []

    async def task(name: str) -> None:
        async with gate.task_pass(needed=True):
            order.append(name)

    async def scene() -> None:
        release = threading.Event()
        entered = threading.Event()

        def hold() -> None:
            with gate.thread_pass(needed=True):
                entered.set()
                release.wait()
                order.append("thread")

        holder = asyncio.get_running_loop().run_in_executor(None, hold)
        await asyncio.to_thread(entered.wait)
        waiting = [asyncio.create_task(task(name)) for name in ("first", "second")]
        await asyncio.sleep(0)
        release.set()
        await asyncio.gather(holder, *waiting)

    asyncio.run(scene())

    assert order == ["thread", "first", "second"]


def test_a_task_cancelled_while_it_waits_gives_up_its_place() -> None:
    gate = Gate(open_to_all=False)
    entered: list[str] = []

    async def task(name: str) -> None:
        async with gate.task_pass(needed=True):
            entered.append(name)

    async def scene() -> None:
        async with gate.task_pass(needed=True):
            leaving = asyncio.create_task(task("leaving"))
            staying = asyncio.create_task(task("staying"))
            await asyncio.sleep(0)
            leaving.cancel()
            await asyncio.gather(leaving, return_exceptions=True)
        await asyncio.wait_for(staying, 5)
        await asyncio.wait_for(task("later"), 5)

    asyncio.run(scene())

    assert entered == ["staying", "later"]


def test_a_turn_given_to_a_task_that_is_cancelled_is_passed_on() -> None:
    gate = Gate(open_to_all=False)

    async def scene() -> bool:
        async with gate.task_pass(needed=True):
            leaving = asyncio.create_task(_enter(gate))
            await asyncio.sleep(0)
        leaving.cancel()  # its turn has come, but it has not run yet
        await asyncio.gather(leaving, return_exceptions=True)
        await asyncio.wait_for(_enter(gate), 5)
        return True

    assert asyncio.run(scene())


def test_a_task_whose_turn_does_not_come_is_told_to_return_and_gives_up_its_place() -> None:
    gate = Gate(open_to_all=False, patience=0.01)

    async def scene() -> None:
        async with gate.task_pass(needed=True):
            with pytest.raises(ServerBusy) as refusal:
                await _enter(gate)
        assert refusal.value.retry_after is not None
        await _enter(gate)

    asyncio.run(scene())


async def _enter(gate: Gate) -> None:
    async with gate.task_pass(needed=True):
        pass


def test_an_open_gate_holds_nobody() -> None:
    gate = Gate(open_to_all=True)

    with gate.thread_pass(needed=True), gate.thread_pass(needed=True):
        entered_twice = True

    assert entered_twice
