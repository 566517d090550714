"""red-dwarf 0.4.0 on the same votes: run by the Python of SAMSPILL_PEERS, not by ours.

usage: python red_dwarf.py VOTES.json    {"votes": [[participant, statement, vote]], "left_out": [statement]}
Prints {"cpu_seconds", "groups": {participant: group}}, of the analysis alone, after one run to warm up.
"""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")


def main() -> None:
    from reddwarf.implementations.polis import run_pipeline

    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)
    votes = [
        {"participant_id": who, "statement_id": what, "vote": vote}
        for who, what, vote in given["votes"]
    ]
    runs = 1 if len(votes) > 300_000 else 2  # a large one is warm enough by itself
    for _run in range(runs):
        start = time.process_time()
        found = run_pipeline(votes=votes, mod_out_statement_ids=given["left_out"], random_state=1)
        seconds = time.process_time() - start
    people = found.participants_df
    groups = people["cluster_id"].dropna().astype(int)
    told = {str(who): int(group) for who, group in groups.items() if group >= 0}
    print(json.dumps({"cpu_seconds": seconds, "groups": told}))


if __name__ == "__main__":
    main()
