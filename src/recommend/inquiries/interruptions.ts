/** What interruptions cost: the time between saves at which least is lost, and the share of the work that is lost then. */

export type InterruptionLoss = { readonly everyHours: number; readonly lostShare: number }

/** Young's rule: saving costs as much as is done again. Hours to save and between two interruptions. */
export function interruptionLoss(saveHours: number, hoursBetween: number): InterruptionLoss {
  const everyHours = Math.sqrt(2 * saveHours * hoursBetween)
  return { everyHours, lostShare: Math.min(1, saveHours / everyHours + everyHours / (2 * hoursBetween)) }
}

/** Of a checkpoint, where nobody says how long it takes. */
export const usualSaveHours = 5 / 60

/** The share of the time that is kept, where half of what lies between two saves is done again, and each restart takes its time. Hours. */
export const usefulShare = (
  hoursBetween: number,
  everyHours: number,
  restartHours: number,
  saveHours: number,
): number => Math.max(0, 1 - (everyHours / 2 + restartHours) / hoursBetween) * (1 - Math.min(1, saveHours / everyHours))
