/** The remark on a job of which the cheapest and the fastest plan are both asked for. */
export const bothAskedNote =
  'The cheapest and the fastest are both asked for: the figures below are those of the plan that balances them.'
