import { openDesk, type Desk, type DeskOptions } from '#electron/ipc/desk.ts'
import { createDispatcher, type Dispatcher, type DispatcherOptions } from '#electron/ipc/dispatch.ts'

/** What stands behind the doors: the open database and who answers each call. */
export interface Work {
  readonly desk: Desk
  readonly dispatcher: Dispatcher
}

/** A module of its own, because with it come the contract, every use case and the database: they load behind the open door. */
export function openWork(options: DeskOptions & Omit<DispatcherOptions, 'desk'>): Work {
  const desk = openDesk(options)
  return { desk, dispatcher: createDispatcher({ ...options, desk }) }
}
