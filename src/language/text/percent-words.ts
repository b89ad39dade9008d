/** A share of all as it is written: "60%", "12.5%". */
export const formatPercent = (share: number): string =>
  `${Number((share * 100).toPrecision(share < 0.1 ? 2 : share > 1 ? 3 : 2))}%`
