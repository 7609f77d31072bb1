import CSystem

/// Gives memory that was freed in small pieces back to the system, so that it can be used for large ones.
package func trimMemory() { quotabook_trim_memory() }
