"""Cases that nobody thought of: what is given to planvers, how it is run, and what must hold whatever was given.

A case is a number. The same number gives the same case, as long as the files that it starts from and this package
stay as they are.
"""
