"""What a page keeps, once the browser has stored it."""


def reload(tab):
    """Open the page anew: another process may read the memory before the browser has heard what was kept."""
    kept = tab.evaluate("localStorage.getItem('l1l2')")
    for _ in range(20):
        tab.reload()
        if tab.evaluate("localStorage.getItem('l1l2')") == kept:
            return
    raise AssertionError(f"the memory was lost: {kept}")
