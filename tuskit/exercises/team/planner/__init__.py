"""Who learns what by which means, so that a team covers what its product needs: `mends.cover` is asked, and answers.

`case` says what is reckoned with; `programme` lays it out for `solver`; `coverage` reads the answer; `blocks` and `mends`
say why there is none, and the least that would change that.
"""
