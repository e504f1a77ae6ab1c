/** PSI above which the engine says that an input has moved. */
export const PSI_LIMIT = 0.2
