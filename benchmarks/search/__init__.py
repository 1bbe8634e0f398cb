"""How long searches take: on a store of sample pages, and on 100,000 made articles beside other tools."""
