/** internal: all ranks and names. public: ranks and names for the two highest grades, all else as counts (reports.md). */
export type ReportVersion = 'internal' | 'public'
