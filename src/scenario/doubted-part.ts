/**
 * What of a plan is asked with yes or no: whether cards, machines, money or time are enough, whether a sum that was named, or
 * billed for GPUs, or hours are right, whether one's own hardware does or one rents; or how many such runs the money is for.
 */
export type DoubtedPart =
  | 'runs'
  | 'cards'
  | 'machines'
  | 'own hardware'
  | 'rent'
  | 'time'
  | 'hours right'
  | 'sum enough'
  | 'sum right'
  | 'bill right'
