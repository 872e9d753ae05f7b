"""Files of a plan with bytes changed."""

import random

from fuzzing.hostile import TOKENS
from fuzzing.plans import Files


def mutated(chance: random.Random, files: Files) -> Files:
    """The files with one or two of them changed in a few places; now and then one is gone, cut short or doubled."""
    changed = dict(files)
    for name in chance.sample(sorted(files), min(len(files), chance.choice((1, 1, 1, 2)))):
        way = chance.randrange(60)
        if way == 0:
            del changed[name]
        elif way == 1:
            changed[name] = files[name][: chance.randrange(len(files[name]) + 1)]
        elif way == 2:
            changed[name] = files[name] + files[chance.choice(sorted(files))]
        elif way == 3:
            changed[f"versions/{chance.choice(('x.yaml', 'X.yml', 'draft.yaml.bak', 'a b.yaml'))}"] = files[name]
        else:
            changed[name] = damaged(chance, files[name])
    return changed


def damaged(chance: random.Random, content: bytes) -> bytes:
    """Bytes of which some were taken out, put in, doubled or turned."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 10))):
        at = chance.randrange(len(content) + 1)
        to = min(len(content), at + chance.choice((0, 1, 2, 10, 100)))
        way = chance.randrange(6)
        if way == 0:
            content = content[:at] + content[to:]
        elif way == 1:
            content = content[:to] + content[at:]
        elif way == 2 and at < len(content):
            content = content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
        else:
            content = content[:at] + chance.choice(TOKENS) + content[chance.choice((at, at, to)) :]
    return content
