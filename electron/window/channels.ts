/** Every channel between preload and main. */
export const CALL = 'call'
export const DROPPED = 'dropped'
export const PUSH = 'push'
