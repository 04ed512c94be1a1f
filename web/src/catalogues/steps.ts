import {type Figures, unmappedOf, waitingOf} from "./figures.ts"

/** What is done with a catalogue, in order. */
export const steps = ["take-in", "map", "decide", "hand-out"] as const
export type Step = (typeof steps)[number]

/** Whether a step is behind one, the one to take now, or still to come. */
type Standing = "done" | "now" | "later"

/** The step that a catalogue waits for. */
export function stepNow(figures: Figures): Step {
  if (figures.rows === 0) return "take-in"
  if (unmappedOf(figures) > 0) return "map"
  return waitingOf(figures) > 0 ? "decide" : "hand-out"
}

/** How a step stands to the one that the catalogue waits for. */
export function standingOf(step: Step, now: Step): Standing {
  if (step === now) return "now"
  return steps.indexOf(step) < steps.indexOf(now) ? "done" : "later"
}
