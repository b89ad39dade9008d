/** How far two plans lie apart, in words. */
import { durationDifferenceText, roundUsd } from '../../recommend/figure-text.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { formatDuration, formatUsd, formatUsdDifference, roundHours } from '../format/number-format.ts'

/** Dollars of the whole job, as they are printed. */
export const usdOf = ({ allInUsd }: Option): number => roundUsd(allInUsd.p50)
/** Hours, as they are printed. */
export const hoursOf = ({ hours }: Option): number => roundHours(hours.p50)
type Cards = Pick<Option, 'gpu' | 'gpuCount'>
/** As many of the same GPU. */
export const isSameGpus = (one: Cards, other: Cards): boolean =>
  one.gpu === other.gpu && one.gpuCount === other.gpuCount
/** The same at one provider. */
export const isSamePlace = (one: Option, other: Option): boolean =>
  isSameGpus(one, other) && one.provider === other.provider
/** How far two plans lie apart in hours or in dollars. */
export const apartIn = (isTime: boolean, one: Option, other: Option): number =>
  isTime ? hoursOf(one) - hoursOf(other) : usdOf(one) - usdOf(other)
/** Whether a reader sees no difference. */
export const isAlike = (one: Option, other: Option): boolean =>
  usdOf(one) === usdOf(other) && hoursOf(one) === hoursOf(other) && isSamePlace(one, other)

/** "17 h longer", "as long". */
export function timeDifference(one: Option, other: Option): string {
  const by = hoursOf(one) - hoursOf(other)
  return by === 0
    ? 'as long'
    : `${durationDifferenceText(one.hours.p50, other.hours.p50)} ${by < 0 ? 'shorter' : 'longer'}`
}

/** "$7 more", "as much". */
export function costDifference(one: Option, other: Option): string {
  const by = usdOf(one) - usdOf(other)
  return by === 0
    ? 'as much'
    : `${formatUsdDifference(one.allInUsd.p50, other.allInUsd.p50)} ${by < 0 ? 'less' : 'more'}`
}

/** What was asked goes first. */
export const withFirst = <T>(isTime: boolean, time: T, money: T): readonly [T, T] =>
  isTime ? [time, money] : [money, time]

/** "$22 in total and 19 h". */
export const planFigures = (isTime: boolean, { allInUsd, hours }: Option): string =>
  withFirst(isTime, formatDuration(hours.p50), `${formatUsd(allInUsd.p50)} in total`).join(' and ')

/** "with H200", as it stands inside a sentence. */
export const lowerFirst = (text: string): string =>
  text.replace(/^(?:With|Within|Under|In|On|At|Without|For|Elsewhere)\b/u, (word) => word.toLowerCase())
