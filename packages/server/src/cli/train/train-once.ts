import { beginTraining, type TrainingDone, type TrainingParts } from '../../training/run-training.ts'
import type { TrainingOrder } from '../../training/training-order.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'

/** One training from beginning to end, with its progress; Ctrl-C stops it and nothing is changed. */
export async function trainOnce(
  shell: Shell,
  parts: TrainingParts,
  order: TrainingOrder,
  what = 'training',
): Promise<TrainingDone> {
  const running = await beginTraining(parts, order)
  const progress = showProgress(shell, what)
  const unlisten = shell.onStop(running.stop)
  running.onProgress((share, step) => progress.update(share, step))
  try {
    return await running.done
  } finally {
    unlisten()
    progress.end()
  }
}
