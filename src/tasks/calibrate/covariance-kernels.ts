/**
 * How far one measured run speaks for another, in log. Chosen once by leaving rows, groups and sources out; the scores
 * move by less than a tenth when any of them is halved or doubled, so they are settings, not fits.
 */
import type { Calibration } from '../../estimate/calibration.ts'
import type { CovarianceKernel } from '../../estimate/residuals/residual-model.ts'

export const speedKernel: CovarianceKernel = {
  near: 0.12,
  source: 0.04,
  sourceLengthScale: 9,
  sourceAlways: 0.01,
  unfitted: 0.16,
  unfittedLengthScale: 4,
  cause: 0.15,
  sameCauses: 0.1,
  causeLengthScale: 0.1,
  group: 0.07,
  framework: 0.02,
  noise: 0.02,
  experts: 4.5,
  agreement: [0.4, 0.55, 0.3, 0.7, 0.7, 1, 0.7, 0.7, 0.85, 0.5, 0.6],
}

export const memoryKernel: CovarianceKernel = {
  near: 0.17,
  source: 0.28,
  sourceLengthScale: 1.5,
  sourceAlways: 0.03,
  unfitted: 0,
  unfittedLengthScale: 9,
  cause: 0,
  sameCauses: 0,
  causeLengthScale: 1,
  group: 0.08,
  framework: 0,
  noise: 0.02,
  experts: 1,
  agreement: [0.9, 0.6, 0.8, 0.3, 0.3, 0.3, 0.8, 0.3],
}

/**
 * Left out with its source or its group, no run that ran out of memory showed less than 0.96 of its card; `yes` stays
 * clear of that, and plans of ours, which nobody has tried, keep more room. Tensors that exceed the card by 2 % are a
 * "no": right for five in six runs that failed, and wrong for one in two hundred that ran.
 * Before a run fails, the allocator gives back what it keeps in reserve: of the runs that failed and left nothing to
 * guess, none had tensors below 0.86 of its card, and a `yes` asks for 0.83 of 0.92 of it.
 */
export const fitLimits: Calibration['fit'] = {
  room: 0.88,
  yes: 0.92,
  no: 1.02,
  unseenSourceYes: 0.95,
  unseenSourceNo: 0.5,
  tensorsOfFull: 0.83,
}
