import { parentPort, workerData } from 'node:worker_threads'
import { doctor } from '../interaction-doctor.ts'
import { readNames, readRecommendation } from '../recommendation.ts'
import type { ExamineRequest } from './examine.ts'
import type { DoctorReport } from './report.ts'

async function examine({ dir, cut_ms }: ExamineRequest): Promise<DoctorReport> {
  return doctor(await readRecommendation(dir), { cut_ms, names: await readNames(dir) })
}

parentPort?.postMessage(await examine(workerData as ExamineRequest))
