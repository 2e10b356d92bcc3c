"""What a page keeps, once the browser has stored it."""


def reload(tab):
    """Open the page anew: another process may read the memory before the browser has heard what was kept.

    A page that reads too early also writes too early, and then what was kept is gone: nobody is that quick.
    """
    kept = tab.evaluate("localStorage.getItem('l1l2')")
    tab.wait_for_timeout(300)
    for _ in range(20):
        tab.reload()
        if tab.evaluate("localStorage.getItem('l1l2')") == kept:
            return
    raise AssertionError(f"the memory was lost: {kept}")
