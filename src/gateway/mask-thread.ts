/** The thread that masks large requests, one after another. Started by `openMaskThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../core/failure-message.ts';
import { asFailure } from '../core/failures.ts';
import { type MaskRequest, type MaskSite, maskerOf } from './mask-request.ts';
import type { FromMaskThread } from './open-mask-thread.ts';

const maskOne = maskerOf(workerData as MaskSite);

parentPort!.on('message', (request: MaskRequest) => {
  parentPort!.postMessage(answerTo(request));
});

function answerTo(request: MaskRequest): FromMaskThread {
  try {
    return { masked: maskOne(request) };
  } catch (thrown) {
    return { failure: messageOf(asFailure(thrown)) };
  }
}
