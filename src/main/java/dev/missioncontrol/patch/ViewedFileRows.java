package dev.missioncontrol.patch;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ViewedFileRows extends Repository<ViewedFileRow, ViewedFileRow.Key> {

    ViewedFileRow save(ViewedFileRow row);

    void deleteById(ViewedFileRow.Key key);

    List<ViewedFileRow> findByKeyAccountAndKeyPatchSet(String account, UUID patchSet);
}
