package dev.cimon.doctor;

import java.util.List;

/** Looks at one part of an installation. */
interface Examination {

    /** As people call the part. */
    String subject();

    List<Finding> findings();
}
