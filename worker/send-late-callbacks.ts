import { sendLateCallbacks } from '@/lib/sandbox/pay'

/** The sandbox's payment service, telling late. Runs in the sandbox only. */
export const sendLate = () => sendLateCallbacks()
