/**
 * How far one measured run speaks for another, in log. Chosen once by leaving rows, cells and sources out; the scores
 * move by less than a tenth when any of them is halved or doubled, so they are settings, not fits.
 */
import type { Kernel } from '../../estimate/neighbours.ts'
import type { Calibration } from '../../estimate/predictor.ts'

export const timeKernel: Kernel = {
  near: 0.12,
  source: 0.12,
  sourceReach: 9,
  sourceAlways: 0,
  cell: 0.1,
  framework: 0.06,
  noise: 0.03,
  experts: 3,
  agreement: [0.7, 0.7, 0.3, 0.7, 0.7, 0.7, 0.7, 0.7, 0.85],
}

export const memoryKernel: Kernel = {
  near: 0.06,
  source: 0.2,
  sourceReach: 6,
  sourceAlways: 0.06,
  cell: 0.08,
  framework: 0,
  noise: 0.02,
  experts: 1,
  agreement: [0.5, 0.3, 0.7, 0.6, 0.7, 0.5, 0.8, 0.7],
}

/**
 * No run that ran out of memory showed less than 0.90 of its card. Tensors that exceed the card by 2 % are a "no": left
 * out, that is right for five in six runs that failed, and wrong for one in two hundred that ran.
 */
export const fitLimits: Calibration['fit'] = { yes: 0.88, no: 1.02 }
