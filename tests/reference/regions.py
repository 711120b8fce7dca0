"""Regions in plain loops: where people are, year by year, and what the regions need."""


def spread(heads, entering, start, arrive, exposure, move_rate, *, stock):
    """Return people by year and region for one draw and sex.

    Args:
        heads: people of the nation by year.
        entering: those of them who entered in that year.
        start: share of the base stock by region.
        arrive: share of a year's newcomers by year and region.
        exposure: hazard of leaving over the national one, by region.
        move_rate: share that moves region in a year.
        stock: whether these people are the base stock.
    """
    regions = range(len(start))
    here = [heads[0] * (start[r] if stock else arrive[0][r]) for r in regions]
    made = [here]
    for year in range(1, len(heads)):
        new = min(max(entering[year], 0.0), heads[year])
        stay = heads[year] - new
        share = stay / heads[year - 1] if heads[year - 1] > 0 else 1.0
        share = min(max(share, 1e-12), 1.0)
        kept = [here[r] * (share ** exposure[r] if stock else 1.0) for r in regions]
        total = sum(kept)
        after = []
        for r in regions:
            stayed = stay * kept[r] / total if total > 0 else stay * arrive[year][r]
            left = stayed * move_rate
            came = stay * move_rate * arrive[year][r]
            after.append(stayed - left + came + new * arrive[year][r])
        here = after
        made.append(here)
    return made


def demand(people, use, ratio, national):
    """Return demand by year and region for one draw.

    Args:
        people: inhabitants by region, group and year.
        use: relative use of care by group.
        ratio: use of a region over what its groups explain, by region and year.
        national: demand of the nation by year.
    """
    made = []
    for year, whole in enumerate(national):
        weights = []
        for region, groups in enumerate(people):
            expected = sum(groups[group][year] * use[group] for group in range(len(use)))
            weights.append(expected * ratio[region][year])
        made.append([whole * weight / sum(weights) for weight in weights])
    return made
